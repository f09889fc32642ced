// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { parse } = require('yaml');
const recipe = require('../../scripts/host/package.json');
const { QUEUE_SETTINGS, queueEnvironment } = require('../queue/support/environment.js');
const { WEBHOOK_PATHS } = require('../queue/support/front.js');

const DEPLOY = path.join(__dirname, '..', '..', 'deploy');
/** Found dead sooner, for the tests only. */
const FOR_TESTS = /^QUEUE_WORKER_/;

const read = (/** @type {string} */ name) => fs.readFileSync(path.join(DEPLOY, name), 'utf8');

const compose = parse(read('compose.yaml'), { merge: true });
const { main, webhook, worker, packages } = compose.services;

describe('deploy/compose.yaml', () => {
	it('runs the version of n8n that the package is tested with', () => {
		const image = `docker.n8n.io/n8nio/n8n:${recipe.dependencies.n8n}`;
		expect([main, webhook, worker, packages].map((service) => service.image)).toEqual(
			Array(4).fill(image),
		);
	});

	it('sets what the tests of queue mode run with', () => {
		expect(main.environment).toMatchObject(QUEUE_SETTINGS);
		const services = { redis: { port: 1 }, postgres: { port: 1, user: '', database: '' } };
		const names = Object.keys(queueEnvironment({ ...services, files: '' }));
		const set = Object.keys(main.environment);
		expect(names.filter((name) => !FOR_TESTS.test(name) && !set.includes(name))).toEqual([]);
	});

	it('gives every process of n8n the same environment, package and files', () => {
		for (const service of [webhook, worker]) {
			expect(service.environment).toEqual(main.environment);
			expect(service.volumes).toEqual(main.volumes);
		}
		const files = main.volumes.map((/** @type {string} */ line) => line.split(':')[1]);
		expect(files).toContain(main.environment.N8N_STORAGE_PATH);
	});

	it('starts the roles that the tests start, two workers among them', () => {
		expect(main.command).toBeUndefined();
		expect(webhook.command).toBe('webhook');
		expect(worker.command).toMatch(/^worker( |$)/);
		expect(worker.deploy.replicas).toBe(2);
	});

	it('leaves room for buffers beside the heap', () => {
		const heap = Number(/HEAP_MB:-(\d+)/.exec(main.environment.NODE_OPTIONS)?.[1]);
		expect(heap).toBeGreaterThan(0);
		expect(Number.parseInt(main.mem_limit, 10) * 1024).toBeGreaterThan(heap);
	});

	it('holds no secret, and the example of the environment names all that it asks for', () => {
		const example = [...read('env.example').matchAll(/^([A-Z0-9_]+)=(.*)$/gm)];
		const asked = [...read('compose.yaml').matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map(
			([, name]) => name,
		);
		expect(new Set(example.map(([, name]) => name))).toEqual(new Set(asked));
		for (const [, name, value] of example) {
			if (/KEY|PASSWORD/.test(name)) expect(value).toBe('');
		}
	});
});

describe('deploy/Caddyfile', () => {
	it('sends the paths to the webhook processor that the tests send there', () => {
		const [, paths] = /@webhooks path (.*)/.exec(read('Caddyfile')) ?? [];
		expect(paths.split(' ')).toEqual(WEBHOOK_PATHS.map((prefix) => `${prefix}*`));
	});
});
