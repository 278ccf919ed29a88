// What a link opens inside of a page outlasts the log-in, although no server ever sees it.
document.querySelector('form[action$="/login"]').action += location.hash;
