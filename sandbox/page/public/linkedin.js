import { element } from './dom.js';
import { act, postCard } from './linkedinPost.js';

/** Pages and people with posts, and pages with lead forms. @param {any} linkedin */
export function shownAuthors({ pages, people, leadForms }) {
	const withForms = new Set(leadForms.map(({ page }) => page));
	return [...pages, ...people].filter(({ urn, posts }) => posts.length > 0 || withForms.has(urn));
}

function formRow(form) {
	const { id, name, versions, leads, status, leadType } = form;
	const fill = (versionId) =>
		element(
			'button.tiny',
			{ onclick: () => act('submit-lead', { formId: id, versionId }) },
			`version ${versionId}`,
		);
	return element(
		'p',
		{ 'data-form': id },
		element('b', {}, name),
		element('span.badge', {}, leadType.toLowerCase()),
		status !== 'PUBLISHED' && element('span.badge', {}, status.toLowerCase()),
		element('span.meta', {}, ` leads: ${leads} · fill in `),
		Array.from({ length: versions }, (_, index) => fill(index + 1)),
	);
}

/** Name, numbers and buttons of a page or a person. @param {any} author @param {any} linkedin */
export function drawAuthorBanner(author, { leadForms, eventSubscriptions, leadNotifications }) {
	const isPage = author.followers !== undefined;
	const about = isPage ? `${author.followers} followers · ${author.urn}` : author.urn;
	const forms = leadForms.filter(({ page }) => page === author.urn);
	const isHeard = eventSubscriptions.some(({ key }) => key.entity === author.urn);
	const owners = new Set(leadNotifications.map(({ owner }) => Object.values(owner)[0]));
	const areLeadsHeard = forms.some(({ owner }) => owners.has(owner));
	return [
		element('div.banner.linkedin', {}, element('h2', {}, author.name), element('p', {}, about)),
		isPage &&
			element(
				'div.panel.row',
				{},
				element('span.meta', {}, 'A visitor'),
				element(
					'button.quiet',
					{ onclick: () => act('mention', { author: author.urn }) },
					'mentions the page',
				),
				element('span.meta', {}, isHeard ? 'an app hears of it' : 'no app is subscribed'),
			),
		forms.length > 0 &&
			element(
				'div.panel',
				{},
				element('h2', {}, 'Lead forms'),
				element(
					'p.meta',
					{},
					areLeadsHeard ? 'an app hears of new leads' : 'no app is subscribed to leads',
				),
				forms.map(formRow),
			),
	].filter(Boolean);
}

/** What was published, newest first. @param {any} author */
export function drawAuthor(author) {
	return [...author.posts].reverse().map((post) => postCard(post, author));
}
