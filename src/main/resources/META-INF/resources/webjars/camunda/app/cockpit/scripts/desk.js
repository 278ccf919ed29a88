// The way back to the court's own desk, where the counts and the other work stand.
export default {
  id: 'lian.desk',
  pluginPoint: 'cockpit.navigation',
  priority: 100,
  render: (node) => {
    const link = document.createElement('a');
    link.href = '/staff';
    link.textContent = '工作台';
    node.append(link);
  },
  unmount: () => {}
};
