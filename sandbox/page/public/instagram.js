import { api, element } from './dom.js';
import { mediaCard } from './instagramMedia.js';

const when = (iso) => new Date(iso).toLocaleString();

const STATUS = { IN_PROGRESS: '.time', FINISHED: '.good', ERROR: '.bad', EXPIRED: '.bad' };

function containerRow(container) {
	const { id, kind, statusCode, problem, receivedBytes, sourceUrl, file } = container;
	const bytes = file?.bytes ?? receivedBytes;
	return element(
		'details.formrow',
		{ 'data-key': `container-${id}` },
		element(
			'summary',
			{},
			`${kind} `,
			element(`span.badge${STATUS[statusCode]}`, {}, statusCode.replace('_', ' ').toLowerCase()),
			element('span.meta', {}, ` ${when(container.createdAt)} · ${id}`),
		),
		element('p.meta', {}, container.status, problem ? ` (${problem.reason})` : ''),
		sourceUrl && element('p.meta', {}, sourceUrl),
		bytes !== undefined && element('p.meta', {}, `${bytes} bytes`),
	);
}

function containers(account) {
	const waiting = account.containers.filter(({ statusCode }) => statusCode !== 'PUBLISHED');
	if (waiting.length === 0) return [];
	return [
		element('div.shelf', {}, `Containers that are not published (${waiting.length})`),
		element('div.panel', {}, waiting.reverse().map(containerRow)),
	];
}

function mentions(account) {
	if (account.mentions.length === 0) return [];
	return [
		element('div.shelf', {}, `Mentions by others (${account.mentions.length})`),
		element(
			'div.panel',
			{},
			[...account.mentions]
				.reverse()
				.map(({ from, caption, comment: text }) =>
					element('p', {}, element('b', {}, from?.username ?? '?'), ` ${text ?? caption}`),
				),
		),
	];
}

function shelf(title, media, options) {
	if (media.length === 0) return [];
	return [
		element('div.shelf', {}, `${title} (${media.length})`),
		...media.map((each) => mediaCard(each, options)),
	];
}

/** How much an account has published. @param {any} account */
export const mediaCountOf = (account) =>
	account.posts.length + account.reels.length + account.stories.length;

/** Name, numbers and buttons of an account. @param {any} account */
export function drawAccountBanner(account) {
	const button = (text, action, more) =>
		element(
			'button.quiet',
			{ onclick: () => api('visitor', { accountId: account.id, action, ...more }) },
			text,
		);
	return [
		element(
			'div.banner.instagram',
			{},
			element('h2', {}, `@${account.username}`),
			element(
				'p',
				{},
				`${account.name} · ${account.followers} followers · ${account.id} · `,
				account.pageId ? `linked to Page ${account.pageId}` : 'Instagram Login only',
			),
			element('p', {}, `${account.quotaUsage} of ${account.quotaTotal} posts in 24 hours`),
		),
		element(
			'div.panel.row',
			{},
			element('span.meta', {}, 'A visitor'),
			button('mentions the account', 'mention'),
			button('mentions it in a comment', 'mention', { inComment: true }),
			button('tags it', 'tag'),
			button('sends a message', 'message'),
		),
	];
}

/** What an account has published, after what it has not published yet. @param {any} account */
export function drawAccount(account) {
	return [
		...containers(account),
		...shelf('Stories', account.stories),
		...shelf('Reels', account.reels),
		...shelf('Posts', account.posts),
		...mentions(account),
		...shelf('Tagged by others', account.tagged, { isOwn: false }),
		mediaCountOf(account) === 0 && element('p.empty', {}, 'Nothing here yet.'),
	].filter(Boolean);
}
