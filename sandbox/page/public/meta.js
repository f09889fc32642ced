import { api, element } from './dom.js';

const when = (iso) => new Date(iso).toLocaleString();
const initials = (name) =>
	name
		.split(/\s+/)
		.map((word) => word[0])
		.join('')
		.slice(0, 2)
		.toUpperCase();
const face = (name) => element('span.face', { 'aria-hidden': 'true' }, initials(name));

const visitor = (post, action, more = {}) =>
	api('visitor', { pageId: post.pageId, postId: post.id, action, ...more });

function photo(item) {
	if (!item.hasBytes) return element('div.blank', {}, `Picture ${item.id}`);
	return element('img', { src: `/media?path=/photos/${item.id}.jpg`, alt: item.alt ?? '' });
}

function video(item) {
	const state = `${item.status.video_status}${item.problem ? `: ${item.problem}` : ''}`;
	const preferred = item.thumbnails.find((thumbnail) => thumbnail.is_preferred);
	const poster = preferred ? `/media?path=/thumbnails/${preferred.id}.jpg` : undefined;
	const player = item.hasBytes
		? element('video', {
				src: `/media?path=/videos/${item.id}.mp4`,
				controls: true,
				preload: 'metadata',
				poster,
			})
		: element('div.blank', {}, `Video, ${(item.bytes / 1024 / 1024).toFixed(1)} MiB`);
	const about = `${item.title ? `${item.title}, ` : ''}${item.bytes} bytes, ${state}`;
	return [element('div.media', {}, player), element('p.meta', {}, about)];
}

function link(post) {
	const cards = post.children.length
		? post.children
		: [{ link: post.link, name: new URL(post.link).hostname }];
	const button =
		post.options.call_to_action &&
		element('span.badge', {}, post.options.call_to_action.type.replace(/_/g, ' '));
	return cards.map((card) =>
		element(
			'div.linkcard',
			{},
			element('a', { href: card.link, rel: 'noreferrer' }, card.name ?? card.link),
			element('div.meta', {}, card.description ?? card.link),
			button,
		),
	);
}

function comment(post, item) {
	const classes = `div.comment${item.parentId ? '.reply' : ''}${item.isHidden ? '.hidden' : ''}`;
	const act = (action) => visitor(post, action, { commentId: item.id });
	return element(
		classes,
		{},
		face(item.from.name),
		element(
			'div',
			{},
			element(
				'div.bubble',
				{},
				element('b', {}, item.from.name),
				item.isHidden && element('span.badge', {}, 'hidden'),
				element('div', {}, item.message),
				item.attachment && element('div.meta', {}, `with ${item.attachment.type}`),
			),
			item.likes.length > 0 && element('span.meta', {}, 'liked by the Page '),
			item.privateReply && element('span.meta', {}, `private reply: ${item.privateReply} `),
			element('button.tiny', { onclick: () => act('reply') }, 'reply as visitor'),
			item.from.id !== post.pageId &&
				element('button.tiny', { onclick: () => act('edit-comment') }, 'edit'),
			item.from.id !== post.pageId &&
				element('button.tiny', { onclick: () => act('remove-comment') }, 'remove'),
		),
	);
}

const replyOrder = (comments) =>
	comments
		.filter((item) => !item.parentId)
		.flatMap((top) => [top, ...comments.filter((item) => item.parentId === top.id)]);

function visitorRow(post) {
	const key = `comment-${post.id}`;
	const send = (event) => {
		event.preventDefault();
		const input = event.target.elements.message;
		const message = input.value || undefined;
		input.value = '';
		void visitor(post, 'comment', { message });
	};
	return element(
		'form.row',
		{ onsubmit: send },
		element('input', {
			name: 'message',
			'data-key': key,
			placeholder: 'Comment as a visitor',
			'aria-label': 'Comment as a visitor',
		}),
		element('button.quiet', {}, 'Comment'),
		element(
			'button.quiet',
			{ type: 'button', onclick: () => visitor(post, 'reaction', { reaction: 'LOVE' }) },
			'React',
		),
	);
}

function badges(post) {
	return [
		post.scheduledAt && element('span.badge.time', {}, `scheduled for ${when(post.scheduledAt)}`),
		post.contentType === 'DRAFT' && !post.isPublished && element('span.badge', {}, 'draft'),
		post.contentType === 'ADS_POST' &&
			!post.isPublished &&
			element('span.badge', {}, 'unpublished'),
		post.kind === 'reel' && element('span.badge', {}, 'reel'),
		post.isHidden && element('span.badge.bad', {}, 'hidden'),
		post.isPinned && element('span.badge.good', {}, 'pinned'),
		post.options.targeting && element('span.badge', {}, 'targeted'),
		post.options.place && element('span.badge', {}, `at ${post.options.place}`),
		post.backdatedAt && element('span.badge', {}, `backdated to ${when(post.backdatedAt)}`),
	];
}

function card(post) {
	const reactions = Object.values(post.reactions);
	const counts = `${reactions.length} reaction${reactions.length === 1 ? '' : 's'}${reactions.length ? ` (${[...new Set(reactions)].join(', ')})` : ''}`;
	return element(
		'article.card',
		{ 'data-post': post.id },
		element(
			'div.who',
			{},
			face(post.from.name),
			element(
				'div',
				{},
				element('b', {}, post.from.name),
				element('small', {}, `${when(post.createdAt)} · ${post.id}`),
			),
			badges(post),
		),
		post.message && element('div.text', {}, post.message),
		post.link && link(post),
		post.photos.length > 0 && element('div.media', {}, post.photos.map(photo)),
		post.video && video(post.video),
		post.isPublished &&
			!post.story && [
				element(
					'div.counts',
					{},
					element('span', {}, counts),
					element('span', {}, `${post.comments.length} comments`),
					element('span', {}, `${post.shares} shares`),
				),
				replyOrder(post.comments).map((item) => comment(post, item)),
				visitorRow(post),
			],
	);
}

function shelf(title, posts) {
	if (posts.length === 0) return [];
	const newestFirst = [...posts].reverse().sort((a, b) => b.createdAt.localeCompare(a.createdAt));
	return [element('div.shelf', {}, `${title} (${posts.length})`), ...newestFirst.map(card)];
}

/** How many posts of any kind a Page has. @param {any} page */
export const contentOf = (page) =>
	['posts', 'stories', 'scheduled', 'drafts', 'dark', 'processing'].reduce(
		(sum, name) => sum + page[name].length,
		0,
	);

/** Name and buttons of a Page. @param {any} page */
export function drawBanner(page) {
	const act = (action) => () => api('visitor', { pageId: page.id, action });
	return [
		element(
			'div.banner',
			{},
			element('h2', {}, page.name),
			element('p', {}, `${page.category} · ${page.followers} followers · ${page.id}`),
		),
		element(
			'div.panel.row',
			{},
			element('span.meta', {}, 'A visitor'),
			element('button.quiet', { onclick: act('mention') }, 'mentions the Page'),
			element('button.quiet', { onclick: act('post') }, 'posts on the Page'),
			element('button.quiet', { onclick: act('message') }, 'sends a message'),
			element(
				'span.meta',
				{},
				Object.keys(page.subscribedApps).length
					? 'subscribed apps hear of it'
					: 'no app is subscribed to this Page',
			),
		),
	];
}

/** What was published as its visitors see it, after what is not public yet. @param {any} page */
export function drawPage(page) {
	return [
		...shelf('Scheduled', page.scheduled),
		...shelf('Drafts', page.drafts),
		...shelf('In processing', page.processing),
		...shelf('Unpublished', page.dark),
		...shelf('Stories', page.stories),
		...shelf('Published', page.posts),
		contentOf(page) === 0 && element('p.empty', {}, 'Nothing here yet.'),
	].filter(Boolean);
}
