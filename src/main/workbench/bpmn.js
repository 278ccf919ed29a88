import camundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import { commonModdleExtensions } from 'camunda-bpmn-js/lib/camunda-platform/util/commonModules';
import BpmnModeler from 'bpmn-js/lib/Modeler';
import BpmnViewer from 'bpmn-js/lib/NavigatedViewer';
import lintModule from 'bpmn-js-bpmnlint';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule } from 'bpmn-js-properties-panel';
import { isSelectEntryEdited, SelectEntry } from '@bpmn-io/properties-panel';
import gridModule from 'diagram-js-grid';
import 'camunda-bpmn-js/dist/assets/diagram-js.css';
import 'camunda-bpmn-js/dist/assets/bpmn-js.css';
import 'camunda-bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-bpmnlint/dist/assets/css/bpmn-js-bpmnlint.css';
import './workbench.css';
import { fit } from './dom.js';
import { lint } from './lint.js';
import { start } from './page.js';
import { chinese, translateAttributes } from './translate.js';
import words from './zh-bpmn.js';

/** The library names listeners in its list in English whatever the language: “Timeout: Delegate expression”. */
function ListenerNames(propertiesPanel, translate) {
  const spoken = label => label.replace(/^(\w+): ([\w ]+)$/, (whole, event, type) => `${translate(event)}：${translate(type)}`);
  const named = item => (typeof item.label === 'string' ? { ...item, label: spoken(item.label) } : item);
  propertiesPanel.registerProvider(100, { getGroups: () => groups => groups.map(group => (group.items ? { ...group, items: group.items.map(named) } : group)) });
}
ListenerNames.$inject = ['propertiesPanel', 'translate'];
const listenerNames = { __init__: ['listenerNames'], listenerNames: ['type', ListenerNames] };

const choices = name => JSON.parse(document.getElementById('editor').dataset[name] ?? '[]');
const FRAME = 'embedded:/forms/task.html';
const CLOCKS = { unclaimed: ['${offerToDutyGroup}', '${reviewRemindAt}'], due: ['${offerToSupervisors}', '${reviewAlertAt}'] };

/**
 * 办理: form and group of a step that the court adds itself, chosen from what there is. With the form come what every such
 * step needs: it is due with the review, and goes to those on duty, then to the presiding judge.
 */
function OwnSteps(propertiesPanel, modeling, bpmnFactory) {
  const camunda = (type, attributes, parent) => {
    const made = bpmnFactory.create(type, attributes);
    made.$parent = parent;
    return made;
  };
  const listener = (task, extensions, name, [delegate, date]) => {
    const made = camunda('camunda:TaskListener', { event: 'timeout', id: `${task.id}_${name}`, delegateExpression: delegate }, extensions);
    const timer = camunda('bpmn:TimerEventDefinition', { id: `${task.id}_${name}_timer` }, made);
    timer.timeDate = camunda('bpmn:FormalExpression', { body: date }, timer);
    made.set('eventDefinitions', [timer]);
    return made;
  };
  const setForm = (element, form) => {
    const task = element.businessObject;
    // A key of the program's page goes by itself with the form; named here it would take the form away.
    const properties = { 'camunda:formRef': form || undefined, 'camunda:formRefBinding': form ? 'latest' : undefined };
    if (form && !task.get('camunda:dueDate')) { properties['camunda:dueDate'] = '${reviewDueAt}'; }
    const known = task.extensionElements?.values ?? [];
    if (form && !known.some(one => one.$type === 'camunda:TaskListener')) {
      const extensions = camunda('bpmn:ExtensionElements', {}, task);
      extensions.values = [...known, ...Object.entries(CLOCKS).map(([name, clock]) => listener(task, extensions, name, clock))];
      properties.extensionElements = extensions;
    }
    modeling.updateProperties(element, properties);
  };
  const select = (label, get, set, options) => ({ element, id }) => SelectEntry({
    element, id, label, getValue: () => get(element) ?? '', setValue: value => set(element, value),
    getOptions: () => [{ value: '', label: '请选择' }, ...options.map(one => ({ value: one.id, label: `${one.name}（${one.id}）` }))]
  });
  const entry = (id, component) => ({ id, component, isEdited: isSelectEntryEdited });
  const group = {
    id: 'own-step', label: '办理', shouldOpen: true,
    entries: [
      entry('own-form', select('表单', element => element.businessObject.get('camunda:formRef'), setForm, choices('forms'))),
      entry('own-group', select('办理组', element => element.businessObject.get('camunda:candidateGroups'),
        (element, value) => modeling.updateProperties(element, { 'camunda:candidateGroups': value || undefined }), choices('groups')))
    ]
  };
  const isOwn = element => element.type === 'bpmn:UserTask' && element.businessObject.get('camunda:formKey') !== FRAME;
  propertiesPanel.registerProvider(200, { getGroups: element => groups => (isOwn(element) ? [groups[0], { ...group }, ...groups.slice(1)] : groups) });
}
OwnSteps.$inject = ['propertiesPanel', 'modeling', 'bpmnFactory'];
const ownSteps = { __init__: ['ownSteps'], ownSteps: ['type', OwnSteps] };

/** The diagram of one process. */
class Diagram {
  #modeler;
  #listeners = {};
  #marked = [];

  constructor(place, properties, readOnly) {
    this.hasProperties = !readOnly;
    const common = { container: place, moddleExtensions: commonModdleExtensions };
    this.#modeler = readOnly
      ? new BpmnViewer({ ...common, additionalModules: [chinese(words)] })
      : new BpmnModeler({
        ...common,
        linting: { bpmnlint: lint, active: true },
        propertiesPanel: { parent: properties },
        additionalModules: [camundaBehaviors, BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule, listenerNames, ownSteps, gridModule, lintModule, chinese(words)]
      });
    translateAttributes([place, properties], words);
    this.#modeler.on('commandStack.changed', ({ trigger }) => {
      if (trigger !== 'clear') { this.#fire('changed'); }
      this.#fire('stack');
    });
    this.#modeler.on('root.set', () => this.#fire('views'));
    this.#modeler.on('linting.completed', ({ issues }) => this.#fire('lint', Object.values(issues).flat().map(issue => ({
      message: this.#modeler.get('translate')(issue.message),
      place: this.find(issue.actualElementId ?? issue.id)
    }))));
  }

  on(event, listener) { this.#listeners[event] = listener; }
  #fire(event, about) { this.#listeners[event]?.(about); }

  async load(xml) {
    await this.#modeler.importXML(xml);
    this.zoom();
  }

  async save() { return (await this.#modeler.saveXML({ format: true })).xml; }

  views() { return [{ id: 'diagram', label: '流程图', kind: 'diagram', active: true }]; }
  async open() {}

  #stack() { return this.#modeler.get('commandStack', false); }
  get undoable() { return Boolean(this.#stack()?.canUndo()); }
  get redoable() { return Boolean(this.#stack()?.canRedo()); }
  undo() { this.#stack()?.undo(); }
  redo() { this.#stack()?.redo(); }

  zoomable = true;
  zoom(factor) {
    const canvas = this.#modeler.get('canvas');
    if (factor) { canvas.zoom(canvas.zoom() * factor, 'auto'); } else { fit(canvas, { left: this.hasProperties ? 130 : 20, top: 20 }); }
  }

  inputs() { return []; }
  outputs() { return {}; }

  find(id) {
    const element = this.#modeler.get('elementRegistry').get(id);
    return element && { view: 'diagram', element: id, label: element.businessObject?.name || id };
  }

  async go({ element }) {
    const shape = this.#modeler.get('elementRegistry').get(element);
    this.#modeler.get('canvas').scrollToElement(shape);
    this.#modeler.get('selection', false)?.select(shape);
  }

  mark({ blocking, warning }) {
    const canvas = this.#modeler.get('canvas');
    const registry = this.#modeler.get('elementRegistry');
    this.#marked.forEach(([id, name]) => registry.get(id) && canvas.removeMarker(id, name));
    this.#marked = [...warning.map(place => [place.element, 'found-warning']), ...blocking.map(place => [place.element, 'found-blocking'])];
    this.#marked.forEach(([id, name]) => registry.get(id) && canvas.addMarker(id, name));
  }
}

start((place, properties, readOnly) => new Diagram(place, properties, readOnly));
