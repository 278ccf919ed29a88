// 核验: whether a file is the one that the court made, worked out in this browser. Nothing is sent, nothing is asked.
(() => {
  'use strict';
  const place = document.querySelector('[data-verify]');
  if (!place) return;
  const results = place.querySelector('[data-results]');
  const input = place.querySelector('input[type=file]');
  const keys = new Map([...place.querySelectorAll('[data-key]')].map(key => [key.dataset.id, key.dataset]));
  const SEALED = '本回执已封入法院日志区块，可离线验证。';
  const OPEN = '本回执尚未封入日志区块，现以电子签名验证；数秒后重新下载即含封存证明。';

  const utf8 = text => new TextEncoder().encode(text);
  const hex = bytes => [...new Uint8Array(bytes)].map(one => one.toString(16).padStart(2, '0')).join('');
  const unhex = text => Uint8Array.from(text.match(/../g) || [], pair => parseInt(pair, 16));
  const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const base64 = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const joined = (...parts) => Uint8Array.from(parts.flatMap(part => [...part]));
  class Refused extends Error {}
  class Unable extends Error {}
  const require = (holds, why) => { if (!holds) throw new Refused(why); };

  // The text that is signed: keys in order, no spaces.
  const written = value => Array.isArray(value) ? '[' + value.map(written).join() + ']'
    : value && typeof value === 'object'
      ? '{' + Object.keys(value).sort().map(name => JSON.stringify(name) + ':' + written(value[name])).join() + '}'
      : JSON.stringify(value);

  const verifies = async (id, text, signature) => {
    const key = keys.get(id);
    require(key, '里面写的签名密钥不是本院的');
    if (key.algorithm !== 'Ed25519') throw new Unable('它用国密 SM2 签名，浏览器没有这种算法，签名请用核验程序核验');
    let made;
    try {
      made = await crypto.subtle.importKey('raw', base64(key.public), 'Ed25519', false, ['verify']);
    } catch (old) {
      throw new Unable('这个浏览器太旧，不会验证电子签名，请换一个新的浏览器');
    }
    return crypto.subtle.verify('Ed25519', made, base64(signature), utf8(text));
  };

  // RFC 6962: from the entry up to the root that the court signed.
  const rootBy = async (entry, index, size, path) => {
    if (!(index >= 0 && index < size)) return null;
    let hash = await sha256(joined([0], utf8(entry)));
    let at = index;
    let last = size - 1;
    for (const step of path) {
      if (last === 0) return null;
      if (at % 2 === 1 || at === last) {
        hash = await sha256(joined([1], unhex(step), hash));
        while (at % 2 === 0 && at !== 0) { at /= 2; last = Math.floor(last / 2); }
      } else {
        hash = await sha256(joined([1], hash, unhex(step)));
      }
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 ? hex(hash) : null;
  };

  const proven = async (log, digest, filing) => {
    const { entry, header, index, path, signature } = log;
    require(entry.digest === digest && entry.filing === filing, '日志里的记录不是这份回执的');
    require(header.type === 'lian-journal-block' && await verifies(header.keyId, written(header), signature), '日志区块的签名对不上');
    require(await rootBy(written(entry), index, header.leaves, path) === header.root
      && header.first + index === entry.position, '不能证明回执在法院的日志里');
    return { entry, header, index, note: SEALED, path, signature, state: 'SEALED' };
  };

  // The whole file is built again from what is signed and compared, so that no sign in it can be another.
  const receipt = async text => {
    const found = JSON.parse(text);
    const { keyId, manifest, signature } = found;
    require(await verifies(keyId, manifest, signature), '电子签名对不上');
    const signed = JSON.parse(manifest);
    const digest = hex(await sha256(utf8(manifest)));
    const receivedAt = signed.receivedAt.replace(/^(.{16})(?=[+Z-])/, '$1:00');
    const key = keys.get(keyId);
    const sealed = found.log.state === 'SEALED';
    const log = sealed ? await proven(found.log, digest, signed.filing) : { note: OPEN, state: 'NOT_SEALED_YET' };
    const whole = written({
      algorithm: key.algorithm, digest, keyId, log, manifest, publicKey: key.public,
      receipt: { digest, materials: signed.materials, number: signed.number, receivedAt, signature },
      signature, valid: true,
    });
    require(whole === text, '内容改动过');
    return { ...signed, receivedAt, sealed, block: sealed && found.log.header.number };
  };

  const when = at => at.replace(/^(\d+)-0?(\d+)-0?(\d+)T(\d\d:\d\d:\d\d).*$/, '$1 年 $2 月 $3 日 $4');
  const say = (tone, name, ...lines) => {
    const note = document.createElement('div');
    note.className = 'note ' + tone;
    for (const [at, line] of [name, ...lines.filter(Boolean)].entries()) {
      const row = document.createElement(at === 1 ? 'b' : 'p');
      if (at === 0) row.className = 'file';
      row.textContent = line;
      note.append(row);
    }
    results.append(note);
  };

  const isPhoto = file => /\.(jpe?g|png|webp|hei[cf])$/i.test(file.name);
  const look = async files => {
    const known = [];
    const others = [];
    for (const file of files) {
      const text = file.name.endsWith('.json') ? await file.text() : '';
      if (!text.includes('"manifest"')) { others.push(file); continue; }
      try {
        const read = await receipt(text);
        known.push(read);
        say('ok', file.name, '是本院出具的回执，没有改动。',
          '回执编号 ' + read.number + '，' + when(read.receivedAt) + ' 收到，材料 ' + read.materials.length + ' 份。',
          read.sealed ? '已经封入法院日志第 ' + read.block + ' 区块。' : '还没有封入日志区块，凭电子签名核验。');
      } catch (fault) {
        if (fault instanceof Unable) {
          known.push(JSON.parse(JSON.parse(text).manifest));
          say('warn', file.name, '在这里不能判断签名。', fault.message + '。');
        } else {
          say('bad', file.name, '不是本院出具的原样，不要相信。', (fault instanceof Refused ? fault.message : '不是回执文件，或者改动过') + '。');
        }
      }
    }
    for (const file of others) {
      const digest = hex(await sha256(await file.arrayBuffer()));
      const inReceipt = known.find(one => one.materials.some(material => material.sha256 === digest));
      const made = known.find(one => one.materials.some(material => material.shrunkFrom === digest));
      if (place.dataset.digest) {
        if (digest === place.dataset.digest) say('ok', file.name, '就是本院出具的《' + place.dataset.title + '》，没有改动。', place.dataset.at + ' 出具。');
        else say('bad', file.name, '不是本院出具的这一份，或者改动过，不要相信。', '重新打印、另存、截图的 PDF 也对不上，请用下载下来的原件。');
      } else if (inReceipt) {
        say('ok', file.name, '就是当时交的那一份，没有改动。', '在回执 ' + inReceipt.number + ' 里，' + when(inReceipt.receivedAt) + ' 收到。');
      } else if (made) {
        say('ok', file.name, '是原图：当时由手机缩小以后上传，法院收到的是缩小的那一份。',
          '原图的指纹是上传的手机说的，记在回执 ' + made.number + ' 里，' + when(made.receivedAt) + ' 收到；法院没有收到过原图。',
          '要看法院收到的那一份，登录以后在案件页的“材料”里下载。');
      } else if (known.length && isPhoto(file)) {
        say('warn', file.name, '和回执里的不是同一份文件。',
          '手机传照片，可能先缩小了再传，法院收到的是缩小的那一份，和相册里的原图对不上；照片改动过，也对不上。这里分不出是哪一种。',
          '怎样核对：登录以后打开案件页的“材料”，下载法院收到的那一份，和回执文件一起选上再看；两张图的内容，用眼睛比。', '指纹 ' + digest);
      } else if (known.length) {
        say('bad', file.name, '不在上面的回执里：不是当时交的那一份，或者改动过。', '指纹 ' + digest);
      } else {
        say('warn', file.name, '请把回执文件（.json）也一起选上，才能核对材料。',
          '回执的图片和 PDF 不在这里核验：用手机扫上面的二维码，或者选回执文件。', '指纹 ' + digest);
      }
    }
  };

  input.addEventListener('change', async () => {
    results.replaceChildren();
    if (!window.crypto || !crypto.subtle) {
      say('warn', '', '这个浏览器不能核验。', '请用 https 开头的地址打开，或者换一个新的浏览器。');
      return;
    }
    await look([...input.files]);
  });
})();
