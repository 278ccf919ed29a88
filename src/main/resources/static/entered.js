// A clerk with two people's pages open sees on the tab whose it is.
document.title = '替' + document.querySelector('meta[name=entered-for]').content + '录入：' + document.title;
