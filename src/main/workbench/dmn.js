import { CamundaPlatformModeler } from 'camunda-dmn-js';
import CamundaModdle from 'camunda-dmn-moddle/resources/camunda.json';
import NavigatedViewer from 'dmn-js/lib/NavigatedViewer';
import { createVNode } from 'inferno';
import 'camunda-dmn-js/dist/assets/diagram-js.css';
import 'camunda-dmn-js/dist/assets/dmn-font/css/dmn.css';
import 'camunda-dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'camunda-dmn-js/dist/assets/dmn-js-decision-table.css';
import 'camunda-dmn-js/dist/assets/dmn-js-drd.css';
import 'camunda-dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'camunda-dmn-js/dist/assets/dmn-js-shared.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import './workbench.css';
import Lian from './lian-moddle.json';
import { fit } from './dom.js';
import { named } from './names.js';
import { start } from './page.js';
import { chinese, translateAttributes } from './translate.js';
import words from './zh-dmn.js';

const OFF = ['value', null];
const LOCKED = '法定行：修改后须由庭长批准发布';

/** A lock before the number of a statutory row. */
function Locks(components) {
  components.onGetComponent('cell-inner', ({ cellType, row }) =>
    cellType === 'rule-index' && row.businessObject.locked
      ? () => createVNode(1, 'span', 'locked-row', null, 1, { title: LOCKED, role: 'img', 'aria-label': LOCKED })
      : undefined);
}
Locks.$inject = ['components'];
const locks = { __init__: ['locks'], locks: ['type', Locks] };

/** The library's properties name their groups in English whatever the language. */
function GroupNames(propertiesPanel, translate) {
  propertiesPanel.registerProvider(100, { getGroups: () => groups => groups.map(group => ({ ...group, label: translate(group.label) })) });
}
GroupNames.$inject = ['propertiesPanel', 'translate'];
const groupNames = { __init__: ['groupNames'], groupNames: ['type', GroupNames] };

/** New elements have Chinese names, in the graph and in its tables, each of which has a factory of its own. */
const namesOf = factory => ({ __init__: [[factory, named]] });

/** Tables, formulas and the graph of one DMN file. */
class Tables {
  #modeler;
  #marks = new CSSStyleSheet();
  #listeners = {};

  constructor(place, properties, readOnly) {
    const common = {
      additionalModules: [chinese(words)],
      dataTypes: ['string', 'boolean', 'integer', 'long', 'double', 'date'],
      expressionLanguages: { options: [{ label: 'FEEL', value: 'feel' }], defaults: { editor: 'feel' } }
    };
    const options = {
      container: place,
      common,
      moddleExtensions: { camunda: CamundaModdle, lian: Lian },
      drd: { propertiesPanel: { parent: properties }, additionalModules: [...common.additionalModules, ...(readOnly ? [] : [groupNames, namesOf('drdFactory')])] },
      // The distribution's own date fields speak English only and write another type than our tables use.
      decisionTable: { additionalModules: [...common.additionalModules, locks, ...(readOnly ? [] : [{ simpleDateEdit: OFF }, namesOf('dmnFactory')])] },
      literalExpression: { additionalModules: common.additionalModules }
    };
    this.#modeler = readOnly ? new NavigatedViewer(options) : new CamundaPlatformModeler(options);
    translateAttributes([place, properties], words);
    document.adoptedStyleSheets.push(this.#marks);
    // A click beside the words of the cell that is being typed in would end the typing.
    place.addEventListener('mousedown', event => {
      const cell = event.target.closest('td');
      if (cell?.contains(document.activeElement) && !event.target.closest('[contenteditable]')) { event.preventDefault(); }
    });
    this.#modeler.on('viewer.created', ({ viewer }) => {
      viewer.on('commandStack.changed', ({ trigger }) => {
        if (trigger !== 'clear') { this.#fire('changed'); }
        this.#fire('stack');
      });
    });
    this.#modeler.on('views.changed', () => { this.#fire('views'); this.#fire('stack'); });
    if (readOnly) { this.#modeler.on('import.render.complete', () => requestAnimationFrame(() => typeNames(place))); }
  }

  on(event, listener) { this.#listeners[event] = listener; }
  #fire(event) { this.#listeners[event]?.(); }

  async load(xml) {
    await this.#modeler.importXML(xml, { open: false });
    const views = this.#modeler.getViews();
    const tables = views.filter(view => view.type !== 'drd');
    await this.#modeler.open(tables.length === 1 ? tables[0] : views[0]);
    this.#fit();
  }

  async save() { return (await this.#modeler.saveXML({ format: true })).xml; }

  /** The graph first, then each decision. */
  views() {
    const active = this.#modeler.getActiveView();
    return this.#modeler.getViews().map(view => ({
      id: view.element.id,
      label: view.type === 'drd' ? '决策图' : view.element.name || view.element.id,
      kind: view.type,
      active: view.element === active?.element
    }));
  }

  get hasProperties() { return this.#modeler.getActiveView()?.type === 'drd'; }

  get #canvas() { return this.#modeler.getActiveView()?.type === 'drd' ? this.#modeler.getActiveViewer().get('canvas') : undefined; }
  get zoomable() { return Boolean(this.#canvas); }
  zoom(factor) { if (factor) { this.#canvas.zoom(this.#canvas.zoom() * factor, 'auto'); } else { this.#fit(); } }
  #fit() { if (this.#canvas) { fit(this.#canvas, { left: 100, top: 20 }); } }

  async open(id) {
    const view = this.#modeler.getViews().find(one => one.element.id === id);
    if (view && view.element !== this.#modeler.getActiveView()?.element) {
      await this.#modeler.open(view);
      this.#fit();
    }
  }

  #stack() { return this.#modeler.getActiveViewer()?.get('commandStack', false); }
  get undoable() { return Boolean(this.#stack()?.canUndo()); }
  get redoable() { return Boolean(this.#stack()?.canRedo()); }
  undo() { this.#stack()?.undo(); }
  redo() { this.#stack()?.redo(); }

  #decisions() { return (this.#modeler.getDefinitions()?.drgElement ?? []).filter(element => element.$type === 'dmn:Decision'); }

  /** What a trial asks for: name, label, type, and the texts that the tables compare it with. */
  inputs() {
    const known = {};
    for (const decision of this.#decisions()) {
      const table = decision.decisionLogic;
      if (table?.$type !== 'dmn:DecisionTable') { continue; }
      (table.input ?? []).forEach((input, at) => {
        const name = input.inputExpression?.text?.trim();
        for (const rule of table.rule ?? []) {
          for (const [, text] of (rule.inputEntry?.[at]?.text ?? '').matchAll(/"([^"]*)"/g)) { (known[name] ??= new Set()).add(text); }
        }
      });
    }
    return (this.#modeler.getDefinitions()?.drgElement ?? [])
      .filter(element => element.$type === 'dmn:InputData')
      .map(element => {
        const name = element.variable?.name ?? element.id;
        return { name, label: element.name || name, type: element.variable?.typeRef ?? 'list', known: [...(known[name] ?? [])] };
      });
  }

  /** Labels of the outputs by name. */
  outputs() {
    const labels = {};
    for (const decision of this.#decisions()) {
      for (const output of decision.decisionLogic?.output ?? []) { labels[output.name] ??= output.label || output.name; }
    }
    return labels;
  }

  /** Where an element stands: { view, label, row?, cell?, element }; a row is counted from 1, a column named by its head. */
  find(id, row, head) {
    for (const decision of this.#decisions()) {
      const table = decision.decisionLogic;
      const rules = table?.rule ?? [];
      const columns = [...(table?.input ?? []), ...(table?.output ?? [])];
      const owns = [decision.id, table?.id, ...columns.map(column => column.id)].includes(id);
      const at = owns ? (row ? row - 1 : -1) : rules.findIndex(rule => rule.id === id || entries(rule).some(entry => entry.id === id));
      if (!owns && at < 0) { continue; }
      const rule = rules[at];
      let cell = rule && entries(rule).find(entry => entry.id === id);
      if (rule && !cell && head) {
        const column = columns.findIndex(one => [one.label, one.name, one.id].includes(head));
        cell = entries(rule)[column];
      }
      const label = [decision.name || decision.id, rule && `第 ${at + 1} 行`, head].filter(Boolean).join(' · ');
      return { view: decision.id, label, row: rule?.id, cell: cell?.id };
    }
    const element = (this.#modeler.getDefinitions()?.drgElement ?? []).find(one => one.id === id);
    return element && { view: this.#modeler.getDefinitions().id, label: element.name || id, element: id };
  }

  async go(place) {
    await this.open(place.view);
    const viewer = this.#modeler.getActiveViewer();
    if (place.element) {
      const shape = viewer.get('elementRegistry').get(place.element);
      if (shape) { viewer.get('canvas').scrollToElement?.(shape); viewer.get('selection', false)?.select(shape); }
      return;
    }
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const id = place.cell ?? place.row;
    if (!id) { return; }
    viewer.get('selection', false)?.select(id);
    document.querySelector(`.dmn-decision-table-container td[data-element-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center', inline: 'center' });
  }

  /** Colours of rows and cells, as rules of a sheet: the library may draw its table anew at any time. */
  mark({ blocking = [], warning = [], fired = [], uncovered = [] }) {
    const index = id => `td.rule-index[data-row-id="${CSS.escape(id)}"]`;
    const cell = id => `td[data-element-id="${CSS.escape(id)}"]:not(.rule-index)`;
    const rule = (places, css) => places.map(place => (place.cell ? `${cell(place.cell)},${index(place.row)}` : index(place.row)) + `{${css}}`).join('\n');
    this.#marks.replaceSync([
      uncovered.map(id => `${index(id)}{background-image:radial-gradient(circle at calc(100% - 7px) 7px,var(--warn) 3px,transparent 3.5px)}`).join('\n'),
      fired.map(id => `tr:has(> ${index(id)}) > td{background:var(--ok-tint)!important}`).join('\n'),
      rule(warning.filter(place => place.row), 'box-shadow:inset 0 0 0 2px var(--warn);background-color:var(--warn-tint)!important'),
      rule(blocking.filter(place => place.row), 'box-shadow:inset 0 0 0 2px var(--bad);background-color:var(--bad-tint)!important')
    ].join('\n'));
  }
}

/** The library's viewer, other than its editor, shows types by their English names. */
function typeNames(place) {
  for (const type of place.querySelectorAll('th :is(.input-variable, .output-variable)')) { type.textContent = words[type.textContent] ?? type.textContent; }
}

const entries = rule => [...(rule.inputEntry ?? []), ...(rule.outputEntry ?? [])];

start((place, properties, readOnly) => new Tables(place, properties, readOnly));
