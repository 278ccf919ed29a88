import camundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import { commonModdleExtensions } from 'camunda-bpmn-js/lib/camunda-platform/util/commonModules';
import BpmnModeler from 'bpmn-js/lib/Modeler';
import BpmnViewer from 'bpmn-js/lib/NavigatedViewer';
import lintModule from 'bpmn-js-bpmnlint';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule } from 'bpmn-js-properties-panel';
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
        additionalModules: [camundaBehaviors, BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule, listenerNames, gridModule, lintModule, chinese(words)]
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
