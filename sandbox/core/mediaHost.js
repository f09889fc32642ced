// @ts-check
'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const { blockedRobots, jpeg, mp4, pdf, png } = require('./assets');
const { serveVariant } = require('./mediaVariants');

const HOST = 'media.social-ops.test';

/** @type {Record<string, () => import('./http').Answer | Promise<import('./http').Answer>>} */
const PATHS = {
	'/picture.jpg': () => ({ bytes: jpeg(), headers: { 'content-type': 'image/jpeg' } }),
	'/picture.png': () => ({ bytes: png(), headers: { 'content-type': 'image/png' } }),
	'/paper.pdf': () => ({ bytes: pdf(), headers: { 'content-type': 'application/pdf' } }),
	'/clip.mp4': () => ({ bytes: mp4(), headers: { 'content-type': 'video/mp4' } }),
	// Types that do not say what the file is.
	'/disguised.jpg': () => ({ bytes: png(), headers: { 'content-type': 'image/jpeg' } }),
	'/untyped.jpg': () => ({
		bytes: jpeg(),
		headers: { 'content-type': 'application/octet-stream' },
	}),
	'/article': () => ({
		html: '<html><head><meta property="og:title" content="Autumn catalogue"></head><body>Autumn catalogue</body></html>',
	}),
	'/login-redirect': () => ({ status: 302, headers: { location: '/login' } }),
	'/login': () => ({ html: '<html><body><h1>Please log in</h1></body></html>' }),
	'/robots.txt': () => ({ text: blockedRobots }),
	'/robots-blocked/picture.jpg': () => ({
		bytes: jpeg(),
		headers: { 'content-type': 'image/jpeg' },
	}),
	'/robots-blocked/clip.mp4': () => ({ bytes: mp4(), headers: { 'content-type': 'video/mp4' } }),
	'/slow': async () => {
		await wait(5_000, undefined, { ref: false });
		return { bytes: jpeg(), headers: { 'content-type': 'image/jpeg' } };
	},
};

/** A public web server with small test files, and with the ways in which media URLs go wrong. */
function createMediaHost() {
	return {
		name: 'media',
		hosts: [HOST],
		/** @param {import('./router').Exchange} exchange */
		async handle(exchange) {
			const path = exchange.path.startsWith('/slow') ? '/slow' : exchange.path;
			const served = (await PATHS[path]?.()) ?? serveVariant(exchange.path, exchange.query);
			return served ?? { status: 404, text: 'not found' };
		},
		/** @param {unknown} error */
		failure: (error) => ({ status: 500, text: String(error) }),
	};
}

module.exports = { createMediaHost, MEDIA_HOST: HOST };
