// 长辈版: reads the page aloud where the browser can, and shows the fields of a question one by one.
(() => {
  'use strict';
  const main = document.getElementById('main');

  // What can be seen is read, sentence by sentence: a long text at once falls silent in some browsers.
  const aloud = document.querySelector('[data-aloud]');
  const voice = () => speechSynthesis.getVoices().find(one => one.lang.toLowerCase().startsWith('zh'));
  const seen = () => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const lines = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      const text = node.data.trim();
      // A heading is cut into words, see lian.js: it is read as one.
      const goesOn = node.previousSibling && (node.previousSibling.nodeType === 3 || node.previousSibling.tagName === 'WBR');
      if (text && goesOn && lines.length) lines[lines.length - 1] += text;
      else if (text && !around.closest('select, textarea, script, noscript, .hash, .copy') && around.checkVisibility()) lines.push(text);
    }
    return lines.join('，').match(/[^。！？]+[。！？]?/g) || [];
  };
  const still = () => {
    speechSynthesis.cancel();
    aloud.textContent = '听一听';
  };
  if (aloud && window.speechSynthesis) {
    const offer = () => { aloud.hidden = !voice(); };
    offer();
    speechSynthesis.addEventListener('voiceschanged', offer);
    aloud.addEventListener('click', () => {
      if (speechSynthesis.speaking) {
        still();
        return;
      }
      const sentences = seen();
      sentences.forEach((sentence, at) => {
        const spoken = new SpeechSynthesisUtterance(sentence);
        spoken.lang = 'zh-CN';
        spoken.voice = voice();
        spoken.rate = .85;
        if (at === sentences.length - 1) spoken.addEventListener('end', still);
        speechSynthesis.speak(spoken);
      });
      aloud.textContent = '停';
    });
    window.addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  const CONTROLS = 'input:not([type=hidden]), select, textarea';
  const steps = (form, foot) => {
    const parts = [];
    let before = [];
    for (const child of [...form.children].flatMap(one => one.matches('[data-parts]') ? [...one.children] : one)) {
      if (child === foot || child.matches('.saved, input, script')) continue;
      if (child.matches(CONTROLS) || child.querySelector(CONTROLS)) {
        parts.push([...before, child]);
        before = [];
      } else if (child.matches('h2, h3') || !parts.length) before.push(child);
      else parts[parts.length - 1].push(child);
    }
    return parts;
  };
  const named = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const oneByOne = form => {
    const foot = [...form.querySelectorAll(':scope > .actions')].pop();
    const parts = steps(form, foot);
    if (parts.length < 2 || !foot) return;
    const first = is => parts.findIndex(part => part.some(is));
    const wrong = first(one => one.matches('.wrong') || one.querySelector('.wrong, .fault, [aria-invalid]'));
    // Without a fault, the item that a link led to.
    const led = () => {
      const target = named();
      return first(one => target ? one.contains(target) || target.contains(one) : one.contains(document.activeElement));
    };
    let now = Math.max(0, wrong >= 0 ? wrong : led());
    const where = document.createElement('p');
    where.className = 'where';
    where.setAttribute('role', 'status');
    const turn = document.createElement('div');
    turn.className = 'actions';
    const behind = turn.cloneNode();
    const key = (text, look, row) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = look;
      button.textContent = text;
      row.append(button);
      return button;
    };
    // What goes on stands in one place on every item, what goes back below it.
    const on = key('下一项', 'button', turn);
    const back = key('上一项', 'button second', behind);
    form.prepend(where);
    form.append(turn, foot, behind);
    // What the chosen kind of party has not is no item of it.
    const kind = value => form.querySelector('[name=kind][value=' + value + ']:checked');
    const applies = part => !part.every(one => one.matches('.of-organisation') && kind('PERSON') || one.matches('.of-person') && kind('ORGANISATION'));
    const places = () => parts.map((part, place) => place).filter(place => place === now || applies(parts[place]));
    const isLast = () => places().pop() === now;
    const show = (at, focus) => {
      now = at;
      parts.forEach((part, place) => part.forEach(one => one.classList.toggle('not-now', place !== now)));
      const last = isLast();
      foot.classList.toggle('not-now', !last);
      on.hidden = last;
      back.hidden = now === 0;
      where.textContent = '第 ' + (places().indexOf(now) + 1) + ' 项，共 ' + places().length + ' 项';
      if (!focus) return;
      const field = parts[now].map(one => one.matches(CONTROLS) ? one : one.querySelector(CONTROLS)).find(Boolean);
      field.focus({ preventScroll: true });
      where.scrollIntoView({ block: 'start' });
    };
    const reveal = field => {
      const place = parts.findIndex(part => part.some(one => one.contains(field)));
      if (place >= 0 && place !== now) show(place, false);
    };
    // What must be written is asked for before the next item, in the words of the server.
    const lacks = () => {
      const field = parts[now].flatMap(one => [...one.querySelectorAll('[data-needed]')]).find(one => !one.value.trim());
      if (!field) return false;
      const id = field.id + '-fault';
      if (!document.getElementById(id)) {
        const fault = document.createElement('p');
        fault.className = 'fault';
        fault.id = id;
        fault.textContent = '错误：' + field.dataset.needed;
        field.before(fault);
        field.setAttribute('aria-invalid', 'true');
        field.setAttribute('aria-describedby', id);
      }
      field.focus();
      return true;
    };
    const step = by => show(places()[places().indexOf(now) + by], true);
    const goOn = () => { if (!lacks()) step(1); };
    on.addEventListener('click', goOn);
    back.addEventListener('click', () => step(-1));
    form.addEventListener('invalid', event => reveal(event.target), true);
    form.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || isLast() || !event.target.matches('input')) return;
      event.preventDefault();
      goOn();
    });
    document.addEventListener('click', event => {
      const link = event.target.closest('.errors a[href^="#"]');
      const field = link && document.getElementById(link.hash.slice(1));
      if (field) reveal(field);
    }, true);
    window.addEventListener('hashchange', () => {
      const at = led();
      if (at >= 0) show(at, true);
    });
    show(now, false);
  };
  document.querySelectorAll('form[data-autosave], [data-one-by-one]').forEach(oneByOne);

  // A page of several screens shows the one that its address names, else the first.
  const screens = document.querySelector('[data-screens]');
  const turn = () => {
    const target = named();
    const all = [...screens.children].filter(one => one.matches('form, section'));
    const shown = all.find(one => target && one.contains(target)) || all[0];
    all.forEach(one => one.classList.toggle('not-now', one !== shown));
    return shown;
  };
  if (screens) {
    turn();
    window.addEventListener('hashchange', () => turn().scrollIntoView());
  }
})();
