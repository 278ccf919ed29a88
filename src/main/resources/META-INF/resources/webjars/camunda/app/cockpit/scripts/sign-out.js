// One login: whoever signed out here signs in at the court's own page, never at a second one.
const leave = () => {
  if (location.hash.startsWith('#/login')) {
    location.assign('/login?out');
  }
};
window.addEventListener('hashchange', leave);
leave();

export default {
  id: 'lian.sign-out',
  pluginPoint: 'cockpit.navigation',
  render: () => {},
  unmount: () => {}
};
