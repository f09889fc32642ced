// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const FILES = {
	'/style.css': 'text/css',
	'/app.js': 'text/javascript',
	'/meta.js': 'text/javascript',
	'/instagram.js': 'text/javascript',
	'/instagramMedia.js': 'text/javascript',
	'/leadForms.js': 'text/javascript',
	'/leadNews.js': 'text/javascript',
	'/linkedin.js': 'text/javascript',
	'/linkedinPost.js': 'text/javascript',
	'/x.js': 'text/javascript',
	'/dom.js': 'text/javascript',
};

const read = (/** @type {string} */ name) => fs.readFileSync(path.join(__dirname, 'public', name));

/**
 * The page for people: what was published, visitors' buttons, request log, fault switches.
 * @returns {Record<string, import('../core/control').ControlHandler>}
 */
function pageRoutes() {
	const files = Object.entries(FILES).map(([name, type]) => [
		`GET ${name}`,
		() => ({ bytes: read(name.slice(1)), headers: { 'content-type': `${type}; charset=utf-8` } }),
	]);
	return {
		'GET /': () => ({ html: read('page.html').toString('utf8') }),
		...Object.fromEntries(files),
	};
}

module.exports = { pageRoutes };
