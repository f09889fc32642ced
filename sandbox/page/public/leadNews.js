import { element } from './dom.js';

const when = (iso) => new Date(iso).toLocaleString();

/** How far the apps have been told of a lead. @param {any} lead @param {any[]} deliveries of webhooks */
export function webhookOf(lead, deliveries) {
	const outcomes = deliveries
		.filter((delivery) => delivery.body.includes(lead.id))
		.map((delivery) => delivery.outcome);
	return (
		['dropped', 'pending', 'delivered'].find((outcome) => outcomes.includes(outcome)) ?? 'none'
	);
}

const WEBHOOK_BADGES = {
	none: ['span.badge', 'no webhook'],
	dropped: ['span.badge.bad', 'webhook dropped'],
	pending: ['span.badge.time', 'webhook pending'],
	delivered: ['span.badge.good', 'webhook delivered'],
};

function webhookBadge(webhook) {
	const [tag, text] = WEBHOOK_BADGES[webhook];
	return element(tag, {}, text);
}

const nameOf = ({ answers }) =>
	answers.full_name?.[0] ??
	[answers.first_name?.[0], answers.last_name?.[0]].filter(Boolean).join(' ');

const shownAnswers = (lead) =>
	Object.entries(lead.answers).map(
		([key, values]) => `${key}: ${values.join(' | ') || '(empty)'}\n`,
	);

function leadRow(page, lead) {
	const form = page.leadForms.find((candidate) => candidate.id === lead.formId);
	return element(
		'details.formrow',
		{ 'data-key': `lead-${lead.id}`, 'data-lead': lead.id },
		element(
			'summary',
			{},
			element('b', {}, nameOf(lead) || lead.answers.email?.[0] || lead.id),
			element('span.badge', {}, lead.surface === 'ig' ? 'Instagram' : 'Facebook'),
			lead.isTest
				? element('span.badge.time', {}, 'test')
				: element('span.badge', {}, lead.organic ? 'organic' : 'ad'),
			lead.notReadableFor !== 0 && element('span.badge.bad', {}, 'not readable yet'),
			webhookBadge(lead.webhook),
			element(
				'span.meta',
				{},
				' ',
				element('bdi', {}, form?.name ?? lead.formId),
				` · ${when(lead.createdAt)}`,
			),
		),
		element(
			'pre.answers',
			{},
			`${lead.id}\n`,
			shownAnswers(lead),
			Object.entries(lead.consents).map(([key, checked]) => `☐☑`[checked ? 1 : 0] + ` ${key}\n`),
			lead.ad && `${lead.ad.campaignName} / ${lead.ad.adsetName} / ${lead.ad.adName}`,
		),
	);
}

/** @param {any} page @param {any[]} leads newest first, each with the state of its `webhook` */
export function drawNews(page, leads) {
	const total = (name) => page.leadForms.reduce((sum, form) => sum + form.counts[name], 0);
	const listens = Object.values(page.subscribedApps).some((fields) => fields.includes('leadgen'));
	return [
		element(
			'p.meta',
			{},
			`${total('leads')} leads, ${total('expired')} older than 90 days, ${total('test')} test · `,
			listens ? 'an app hears of new ones' : 'no app is subscribed to leads of this Page',
			page.leadAccess ? '' : ' · apps may not read them (Lead Access Manager)',
		),
		...leads.map((lead) => leadRow(page, lead)),
	];
}
