import { FormEditor } from '@bpmn-io/form-js-editor';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/dragula.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor-base.css';
import '@bpmn-io/form-js-editor/dist/assets/properties-panel.css';
import './workbench.css';
import { start } from './page.js';
import { translateAttributes, translateTexts } from './translate.js';
import words from './zh-form.js';

/** Groups of the panel whose values the court's page does not know; the server refuses them. */
const UNUSED = ['condition', 'appearance', 'dynamicOptions', 'valuesExpression', 'serialization', 'securityAttributes', 'layout'];

/** The library's panel without what could not be published anyway. */
function FewerGroups(propertiesPanel) {
  propertiesPanel.registerProvider(this, 100);
}
FewerGroups.$inject = ['propertiesPanel'];
FewerGroups.prototype.getGroups = () => groups => groups.filter(group => !UNUSED.includes(group.id));

/** The form of one human step. */
class Form {
  hasProperties = true;
  zoomable = false;
  #editor;
  #listeners = {};
  #loaded = false;

  constructor(place, properties, readOnly) {
    this.hasProperties = !readOnly;
    place.classList.add('form-canvas');
    this.#editor = new FormEditor({
      container: place,
      propertiesPanel: { parent: properties },
      additionalModules: [{ __init__: ['fewerGroups'], fewerGroups: ['type', FewerGroups] }]
    });
    translateAttributes([place, properties], words);
    translateTexts([place, properties], words);
    place.inert = readOnly;
    this.#editor.on('changed', () => {
      if (this.#loaded) { this.#fire('changed'); }
      this.#fire('stack');
    });
  }

  on(event, listener) { this.#listeners[event] = listener; }
  #fire(event, about) { this.#listeners[event]?.(about); }

  async load(text) {
    this.#loaded = false;
    await this.#editor.importSchema(JSON.parse(text));
    this.#loaded = true;
    this.#fire('views');
  }

  /** A form writes its own variables only, so that every key begins with its name; a shipped task's keys are the program's. */
  async save() {
    const schema = this.#editor.saveSchema();
    if (schema.id.startsWith('task-')) { return JSON.stringify(schema, null, 2); }
    const own = `form_${schema.id.replaceAll('-', '_')}_`;
    for (const component of schema.components) {
      if (component.key && !component.key.startsWith(own)) { component.key = own + component.key.replace(/[^A-Za-z0-9]/g, ''); }
    }
    return JSON.stringify(schema, null, 2);
  }

  views() { return [{ id: 'form', label: '表单', kind: 'form', active: true }]; }
  async open() {}

  #stack() { return this.#editor.get('commandStack'); }
  get undoable() { return Boolean(this.#stack().canUndo()); }
  get redoable() { return Boolean(this.#stack().canRedo()); }
  undo() { this.#stack().undo(); }
  redo() { this.#stack().redo(); }
  zoom() {}
  inputs() { return []; }
  outputs() { return {}; }

  #field(id) { return this.#editor.get('formFieldRegistry').getAll().find(field => field.key === id || field.id === id); }

  find(id) {
    const field = this.#field(id);
    return field && { view: 'form', element: id, label: field.label || field.text || id };
  }

  async go({ element }) { this.#editor.get('selection').set(this.#field(element)); }
  mark() {}
}

start((place, properties, readOnly) => new Form(place, properties, readOnly));
