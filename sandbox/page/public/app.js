import { api, element, redraw } from './dom.js';
import { drawAccount, drawAccountBanner, mediaCountOf } from './instagram.js';
import { drawForms } from './leadForms.js';
import { drawNews, webhookOf } from './leadNews.js';
import { drawAuthor, drawAuthorBanner, shownAuthors } from './linkedin.js';
import { contentOf, drawBanner, drawPage } from './meta.js';
import { drawUser, drawUserBanner, shownUsers } from './x.js';

const KINDS = [
	'lost-after',
	'lost-before',
	'graph-error',
	'status',
	'status-after',
	'latency',
	'hang-after',
	'reset-upload',
	'slow-processing',
	'expire-token',
];
const SHOWN = 200;
const NEWEST_LEADS = 6;
const byId = (id) => document.getElementById(id);

let chosen = new URLSearchParams(location.search).get('page');
let log = [];
let lastId = 0;

function drawPicker({ pages, accounts, authors, users }) {
	const ranked = [...pages].sort((a, b) => contentOf(b) - contentOf(a));
	chosen ??= ranked[0]?.id;
	const label = (page) => `${page.name}${contentOf(page) ? ` (${contentOf(page)})` : ''}`;
	const labels = [
		...ranked.map((page) => [page.id, label(page)]),
		...accounts.map((account) => [
			account.id,
			`Instagram: @${account.username} (${mediaCountOf(account)})`,
		]),
		...authors.map(({ urn, name, posts }) => [urn, `LinkedIn: ${name} (${posts.length})`]),
		...users.map(({ id, username, posts }) => [id, `X: @${username} (${posts.length})`]),
	];
	redraw(byId('page-picker'), [labels, chosen], () =>
		labels.map(([id, text]) => element('option', { value: id, selected: id === chosen }, text)),
	);
}

function entryLine(entry) {
	const classes = entry.refused ? 'li.refused' : entry.faults.length ? 'li.fault' : 'li';
	const status = entry.status ?? 'open';
	const error = entry.error
		? ` #${entry.error.code}${entry.error.subcode ? `/${entry.error.subcode}` : ''}`
		: '';
	const fault = entry.faults.length ? ` [${entry.faults.join(', ')}]` : '';
	const title = `${entry.at.slice(11, 19)} ${entry.method} ${entry.host}${entry.path} → ${status}${error}${fault}`;
	const details = JSON.stringify(entry, undefined, 1);
	return element(
		classes,
		{},
		element(
			'details',
			{ 'data-key': `entry-${entry.id}` },
			element('summary', {}, title),
			entry.error?.message,
			element('pre', {}, details),
		),
	);
}

function drawLog() {
	const onlyRefused = byId('only-refused').checked;
	const entries = log
		.filter((entry) => !onlyRefused || entry.refused || entry.faults.length > 0)
		.slice(-SHOWN)
		.reverse();
	redraw(byId('log'), entries, () =>
		entries.length ? entries.map(entryLine) : [element('li.empty', {}, 'No requests yet.')],
	);
}

function drawDeliveries(all) {
	const recent = all.slice(-40).reverse();
	redraw(byId('deliveries'), recent, () =>
		recent.length
			? recent.map((delivery) => {
					const tries = delivery.attempts.map((attempt) => attempt.status).join(', ');
					const { network } = delivery;
					const replay = () => api('deliver', { network, replay: delivery.id });
					return element(
						'li',
						{},
						`${delivery.id}: ${delivery.outcome} (${tries}) ${delivery.url} `,
						element('button.tiny', { onclick: replay }, 'send again'),
						element(
							'details',
							{ 'data-key': `delivery-${network}-${delivery.id}` },
							element('summary', {}, 'body'),
							delivery.body,
						),
					);
				})
			: [element('li.empty', {}, 'None.')],
	);
}

function drawFaults(rules) {
	redraw(byId('faults'), rules, () =>
		rules.map((rule) => {
			const { id, seen, applied, effect, ...where } = rule;
			const remove = async () => drawFaults(await api(`faults?id=${id}`, undefined, 'DELETE'));
			const text = `${JSON.stringify(effect)} on ${JSON.stringify(where)}: ${applied} of ${seen} `;
			return element('li', {}, text, element('button.tiny', { onclick: remove }, 'remove'));
		}),
	);
}

async function addFault(event) {
	event.preventDefault();
	const form = new FormData(event.target);
	try {
		const details = form.get('details') ? JSON.parse(String(form.get('details'))) : {};
		const rule = { effect: { kind: form.get('kind'), ...details } };
		for (const name of ['host', 'method', 'path']) if (form.get(name)) rule[name] = form.get(name);
		for (const name of ['times', 'every']) if (form.get(name)) rule[name] = Number(form.get(name));
		drawFaults(await api('faults', [rule]));
		byId('fault-problem').textContent = '';
	} catch (error) {
		byId('fault-problem').textContent = error.message;
	}
}

function drawPosts(page) {
	const { leadForms: _forms, ...shown } = page;
	redraw(byId('banner'), [page.id, page.subscribedApps], () => drawBanner(page));
	redraw(byId('published'), shown, () => drawPage(page));
}

function drawProfile(account) {
	const { id, username, pageId, quotaUsage, quotaTotal } = account;
	byId('leads').hidden = true;
	redraw(byId('banner'), [id, username, pageId, quotaUsage, quotaTotal], () =>
		drawAccountBanner(account),
	);
	redraw(byId('published'), account, () => drawAccount(account));
}

function drawLinkedIn(author, linkedin) {
	byId('leads').hidden = true;
	const { posts: _posts, ...about } = author;
	const { leadForms, eventSubscriptions, leadNotifications } = linkedin;
	redraw(byId('banner'), [about, leadForms, eventSubscriptions, leadNotifications], () =>
		drawAuthorBanner(author, linkedin),
	);
	redraw(byId('published'), author, () => drawAuthor(author));
}

function drawXUser(user, x) {
	byId('leads').hidden = true;
	const { spent, subscriptions } = x;
	redraw(byId('banner'), [user.id, spent, subscriptions], () => drawUserBanner(user, x));
	redraw(byId('published'), [user, x.users, x.media], () => drawUser(user, x));
}

async function drawLeads(page, deliveries) {
	byId('leads').hidden = page.leadForms.length === 0;
	if (page.leadForms.length === 0) return;
	// Numbers change with every lead; what is being typed must not be drawn anew for them.
	const definitions = page.leadForms.map(({ counts: _counts, ...form }) => form);
	redraw(byId('lead-forms'), definitions, () => drawForms(page));
	const newest = (await api(`leads?pageId=${page.id}&limit=${NEWEST_LEADS}`)).meta;
	const leads = newest.map((lead) => ({ ...lead, webhook: webhookOf(lead, deliveries) }));
	redraw(byId('lead-news'), [leads, page.leadForms, page.subscribedApps, page.leadAccess], () =>
		drawNews(page, leads),
	);
}

async function refresh() {
	const [state, added, faults, deliveries] = await Promise.all([
		api('state'),
		api(`requests?since=${lastId}`),
		api('faults'),
		api('deliveries'),
	]);
	log = [...log, ...added].slice(-2000);
	// Entries still open change later, so they are read again.
	const open = log.find((entry) => entry.status === undefined && entry.faults.length === 0);
	lastId = open ? open.id - 1 : (log.at(-1)?.id ?? 0);
	if (open) log = log.filter((entry) => entry.id < open.id);
	const authors = shownAuthors(state.linkedin);
	const users = shownUsers(state.x);
	drawPicker({ pages: state.meta.pages, accounts: state.meta.instagram, authors, users });
	const page = state.meta.pages.find((candidate) => candidate.id === chosen);
	const account = state.meta.instagram.find((candidate) => candidate.id === chosen);
	const author = authors.find(({ urn }) => urn === chosen);
	const user = users.find((candidate) => candidate.id === chosen);
	if (account) drawProfile(account);
	if (author) drawLinkedIn(author, state.linkedin);
	if (user) drawXUser(user, state.x);
	if (page) {
		drawPosts(page);
		await drawLeads(page, deliveries.meta);
	}
	drawLog();
	drawFaults(faults);
	drawDeliveries(
		Object.entries(deliveries).flatMap(([network, list]) =>
			list.map((delivery) => ({ ...delivery, network })),
		),
	);
}

async function loop() {
	try {
		await refresh();
	} finally {
		setTimeout(loop, 1000);
	}
}

byId('fault-kind').append(...KINDS.map((kind) => element('option', {}, kind)));
byId('fault-form').addEventListener('submit', addFault);
byId('clear-faults').addEventListener('click', async () =>
	drawFaults(await api('faults', undefined, 'DELETE')),
);
byId('only-refused').addEventListener('change', drawLog);
byId('page-picker').addEventListener('change', (event) => {
	chosen = event.target.value;
	void refresh();
});
byId('reset').addEventListener('click', async () => {
	await api('reset', {});
	log = [];
	lastId = 0;
	void refresh();
});
void loop();
