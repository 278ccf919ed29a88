// Without a network one page of the court's own says so. No page of a case is ever kept.
'use strict';
const KEPT = 'offline-1';
const FILES = ['/offline.html', '/offline.js', '/lian.css'];
const OTHERS = /^\/(staff|admin|workbench|camunda|sandbox|api)(\/|$)/;

self.addEventListener('install', event => event.waitUntil(
  caches.open(KEPT).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting())));

self.addEventListener('activate', event => event.waitUntil(
  caches.keys()
    .then(names => Promise.all(names.filter(name => name !== KEPT).map(name => caches.delete(name))))
    .then(() => self.clients.claim())));

// A form that could not be sent leads to an address of its own, so that Back and reload send nothing again.
const offline = request => {
  if (request.method === 'GET') return caches.match('/offline.html');
  const from = request.referrer ? new URL(request.referrer) : new URL(request.url);
  return Response.redirect('/offline.html?back=' + encodeURIComponent(from.pathname + from.search));
};

self.addEventListener('fetch', event => {
  const request = event.request;
  const path = new URL(request.url).pathname;
  if (OTHERS.test(path)) return;
  if (FILES.includes(path)) {
    event.respondWith(fetch(request).catch(() => caches.match(path)));
  } else if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => offline(request)));
  }
});
