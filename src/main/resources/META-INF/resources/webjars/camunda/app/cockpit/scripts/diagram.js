// Camunda fits a diagram whole into its pane, so small that nobody reads it. That of an instance opens where the
// instance stands, as large as it was drawn.
const AS_DRAWN = 1;

// Whether nothing within it waits: a scope is as large as all that it holds. What is still to begin has no parts.
const isLeaf = instance => !instance.childActivityInstances?.length && !instance.childTransitionInstances?.length;

const waiting = instancesOf => Object.keys(instancesOf)
  .filter(id => instancesOf[id].some(isLeaf))
  .map(id => id.replace(/#multiInstanceBody$/, ''));

const around = boxes => {
  const x = Math.min(...boxes.map(box => box.x));
  const y = Math.min(...boxes.map(box => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map(box => box.x + box.width)) - x,
    height: Math.max(...boxes.map(box => box.y + box.height)) - y
  };
};

const inside = (box, view) => box.x >= view.x && box.y >= view.y
  && box.x + box.width <= view.x + view.width && box.y + box.height <= view.y + view.height;

const moveTo = (canvas, elements) => {
  const view = canvas.viewbox();
  const width = view.outer.width / AS_DRAWN;
  const height = view.outer.height / AS_DRAWN;
  const all = around(elements);
  // Of what is too far apart for one view the first is shown.
  const shown = all.width <= width && all.height <= height ? all : elements[0];
  if (view.scale < AS_DRAWN || !inside(shown, view)) {
    canvas.viewbox({
      x: shown.x + shown.width / 2 - width / 2,
      y: shown.y + shown.height / 2 - height / 2,
      width,
      height
    });
  }
};

export default {
  id: 'lian.diagram',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  render: (viewer, _, scope) => {
    let moved = false;
    scope.processData.newChild(scope).observe('activityIdToInstancesMap', instancesOf => {
      if (moved) { return; }
      const canvas = viewer.get('canvas');
      const elements = waiting(instancesOf)
        .map(id => viewer.get('elementRegistry').get(id))
        .filter(element => element && canvas.findRoot(element) === canvas.getRootElement());
      if (elements.length) {
        moved = true;
        moveTo(canvas, elements);
      }
    });
  },
  unmount: () => {}
};
