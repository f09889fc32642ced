import { api, element } from './dom.js';

const when = (iso) => new Date(iso).toLocaleString();
const face = (name) =>
	element('span.face', { 'aria-hidden': 'true' }, name.slice(0, 2).toUpperCase());
const amount = (number, noun, many = `${noun}s`) => `${number} ${number === 1 ? noun : many}`;
/** What paying accounts are called. */
const PLANS = { Basic: 'Basic', Premium: 'Premium', PremiumPlus: 'Premium+' };
const act = (userId, action, more = {}) =>
	api('visitor', { network: 'x', userId, action, ...more });

function picture(media) {
	if (!media.file?.hasBytes) {
		const bytes = media.file?.bytes ?? media.receivedBytes;
		return element('div.blank', {}, `${media.category}, ${(bytes / 1024 / 1024).toFixed(1)} MiB`);
	}
	const src = `/media?network=x&path=/media/${media.id}`;
	return /video/.test(media.category)
		? element('video', { src, controls: true, preload: 'metadata' })
		: element('img', { src, alt: media.altText ?? '' });
}

function badges({ options, poll, isHidden, history, repostOf, quoted }) {
	return [
		options.made_with_ai && element('span.badge', {}, 'made with AI'),
		options.paid_partnership && element('span.badge', {}, 'paid partnership'),
		options.reply_settings && element('span.badge', {}, `replies: ${options.reply_settings}`),
		options.community_id && element('span.badge', {}, `community ${options.community_id}`),
		poll && element('span.badge', {}, `poll, ${poll.minutes} minutes`),
		history.length > 1 && element('span.badge.time', {}, `edited ${history.length - 1} times`),
		repostOf && element('span.badge', {}, 'repost'),
		quoted && element('span.badge', {}, 'quote'),
		isHidden && element('span.badge.bad', {}, 'hidden'),
	];
}

function visitorRow(post) {
	const { authorId, id: postId } = post;
	const send = (event) => {
		event.preventDefault();
		const input = event.target.elements.message;
		const message = input.value || undefined;
		input.value = '';
		void act(authorId, 'reply', { postId, message });
	};
	const button = (text, action, more) =>
		element(
			'button.quiet',
			{ type: 'button', onclick: () => act(authorId, action, { postId, ...more }) },
			text,
		);
	return element(
		'form.row',
		{ onsubmit: send },
		element('input', {
			name: 'message',
			'data-key': `reply-${postId}`,
			placeholder: 'Reply as a visitor',
			'aria-label': 'Reply as a visitor',
		}),
		element('button.quiet', {}, 'Reply'),
		button('Like', 'like'),
		button('Repost', 'repost'),
		button('Quote', 'quote'),
		button('100 people look', 'engage', { metrics: { impressions: 100 } }),
	);
}

function reply(post, author) {
	return element(
		`div.comment${post.isHidden ? '.hidden' : ''}`,
		{},
		face(author.username),
		element(
			'div.bubble',
			{},
			element('b', {}, `@${author.username}`),
			post.isHidden && element('span.badge', {}, 'hidden'),
			element('div', {}, post.text),
		),
	);
}

function card(post, { user, users }) {
	const replies = users
		.filter(({ id }) => id !== user.id)
		.flatMap((author) =>
			author.posts.filter(({ replyTo }) => replyTo === post.id).map((each) => reply(each, author)),
		);
	const { like_count, repost_count, reply_count, quote_count, impression_count } = post.metrics;
	return element(
		'article.card',
		{ 'data-post': post.id },
		element(
			'div.who',
			{},
			face(user.username),
			element(
				'div',
				{},
				element('b', {}, `${user.name} @${user.username}`),
				element('small', {}, `${when(post.createdAt)} · ${post.id} · weight ${post.weight}`),
			),
			badges(post),
		),
		post.replyTo && element('p.meta', {}, `in reply to ${post.replyTo}`),
		post.text && element('div.text', {}, post.text),
		post.poll &&
			element(
				'ul',
				{},
				post.poll.options.map((option) => element('li', {}, option)),
			),
		post.media.length > 0 && element('div.media', {}, post.media.map(picture)),
		element(
			'div.counts',
			{},
			[
				amount(reply_count, 'reply', 'replies'),
				amount(repost_count, 'repost'),
				amount(like_count, 'like'),
				amount(quote_count, 'quote'),
				amount(impression_count, 'view'),
			].map((text) => element('span', {}, text)),
		),
		replies,
		visitorRow(post),
	);
}

function uploads(media, user) {
	const used = new Set(user.posts.flatMap((post) => post.media.map(({ id }) => id)));
	const waiting = media.filter(({ id, ownerId }) => ownerId === user.id && !used.has(id));
	if (waiting.length === 0) return [];
	const rows = waiting
		.reverse()
		.map(({ id, category, phase, processing, receivedBytes }) =>
			element(
				'p',
				{},
				`${category} `,
				element('span.badge', {}, processing?.state ?? phase),
				element('span.meta', {}, ` ${receivedBytes} bytes · ${id}`),
			),
		);
	return [
		element('div.shelf', {}, `Media in no post (${waiting.length})`),
		element('div.panel', {}, rows),
	];
}

/** Accounts of X that have posts of their own to look at. @param {any} x state of the network */
export const shownUsers = ({ users }) =>
	users.filter(({ posts }) => posts.length > 0).sort((a, b) => b.posts.length - a.posts.length);

/** Name, numbers and buttons of an account. @param {any} user @param {any} x state of the network */
export function drawUserBanner(user, { spent, subscriptions }) {
	const button = (text, action) =>
		element('button.quiet', { onclick: () => act(user.id, action) }, text);
	const events = subscriptions
		.filter(({ filter }) => filter.user_id === user.id)
		.map(({ eventType }) => eventType);
	return [
		element(
			'div.banner.x',
			{},
			element('h2', {}, `@${user.username}`),
			element('p', {}, [user.name, PLANS[user.subscription], user.id].filter(Boolean).join(' · ')),
			element('p', {}, `All calls have cost $${spent}`),
		),
		element(
			'div.panel.row',
			{},
			element('span.meta', {}, 'A visitor'),
			button('mentions the account', 'mention'),
			button('follows it', 'follow'),
			button('sends a message', 'message'),
			element(
				'span.meta',
				{},
				events.length > 0 ? `subscribed: ${events.join(', ')}` : 'nobody is subscribed',
			),
		),
	];
}

/** What an account has posted, newest first. @param {any} user @param {any} x state of the network */
export function drawUser(user, { users, media }) {
	return [
		...uploads(media, user),
		element('div.shelf', {}, `Posts (${user.posts.length})`),
		...[...user.posts].reverse().map((post) => card(post, { user, users })),
	];
}
