import { api, element } from './dom.js';

const when = (iso) => new Date(iso).toLocaleString();
const face = (name) =>
	element('span.face', { 'aria-hidden': 'true' }, name.slice(0, 2).toUpperCase());
const amount = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Lets a member do something. @param {string} action @param {any} [more] */
export const act = (action, more = {}) => api('visitor', { network: 'linkedin', action, ...more });

function file(media, alt) {
	const src = `/media?network=linkedin&path=/dms/${encodeURIComponent(media.urn)}`;
	if (!media.file?.hasBytes || media.kind === 'document') {
		const size = media.file ? `${(media.file.bytes / 1024 / 1024).toFixed(1)} MiB` : media.status;
		return element('div.blank', {}, `${media.kind}, ${size}`);
	}
	return media.kind === 'video'
		? element('video', { src, controls: true, preload: 'metadata' })
		: element('img', { src, alt: alt ?? '' });
}

function article({ source, title, description }) {
	return element(
		'div.linkcard',
		{},
		element('a', { href: source, rel: 'noreferrer' }, title),
		element('div.meta', {}, description ?? source),
	);
}

function poll({ question, options, settings }) {
	return element(
		'div.linkcard',
		{},
		element('b', {}, question),
		options.map(({ text }) => element('div.meta', {}, `○ ${text}`)),
		element('div.meta', {}, settings.duration.replace('_', ' ').toLowerCase()),
	);
}

function content(post) {
	const { media, multiImage, article: link, poll: vote } = post.content ?? {};
	const altOf = (urn) =>
		media?.altText ?? multiImage?.images.find((image) => image.id === urn)?.altText;
	return [
		post.media.length > 0 &&
			element(
				'div.media',
				{},
				post.media.map((each) => file(each, altOf(each.urn))),
			),
		media?.title && element('p.meta', {}, media.title),
		link && article(link),
		vote && poll(vote),
		post.reshareContext && element('div.linkcard', {}, `reshares ${post.reshareContext.parent}`),
	];
}

function comment(item) {
	const button = (text, action) =>
		element('button.tiny', { onclick: () => act(action, { commentUrn: item.urn }) }, text);
	const likes = Object.keys(item.reactions).length;
	return element(
		`div.comment${item.parent ? '.reply' : ''}`,
		{},
		face(item.actorName ?? '?'),
		element(
			'div',
			{},
			element(
				'div.bubble',
				{},
				element('b', {}, item.actorName ?? item.actor),
				element('div', {}, item.text),
			),
			likes > 0 && element('span.meta', {}, `${amount(likes, 'reaction')} `),
			button('reply as visitor', 'reply'),
			button('edit', 'edit-comment'),
			button('remove', 'remove-comment'),
		),
	);
}

const replyOrder = (comments) =>
	comments
		.filter((item) => !item.parent)
		.flatMap((top) => [top, ...comments.filter((item) => item.parent === top.urn)]);

function visitorRow(post) {
	const postUrn = post.urn;
	const send = (event) => {
		event.preventDefault();
		const input = event.target.elements.message;
		const message = input.value || undefined;
		input.value = '';
		void act('comment', { postUrn, message });
	};
	const button = (text, action, more) =>
		element(
			'button.quiet',
			{ type: 'button', onclick: () => act(action, { postUrn, ...more }) },
			text,
		);
	return element(
		'form.row',
		{ onsubmit: send },
		element('input', {
			name: 'message',
			'data-key': `comment-${postUrn}`,
			placeholder: 'Comment as a visitor',
			'aria-label': 'Comment as a visitor',
		}),
		element('button.quiet', {}, 'Comment'),
		button('React', 'reaction', { reaction: 'PRAISE' }),
		button('Share', 'share'),
		button('View', 'view', { count: 10 }),
	);
}

function badges(post) {
	return [
		element('span.badge', {}, post.kind),
		post.lifecycleState !== 'PUBLISHED' && element('span.badge.bad', {}, post.lifecycleState),
		post.visibility !== 'PUBLIC' && element('span.badge', {}, post.visibility.toLowerCase()),
		post.isEdited && element('span.badge', {}, 'edited'),
		post.isReshareDisabledByAuthor && element('span.badge', {}, 'no reshares'),
		post.commentsState === 'CLOSED' && element('span.badge', {}, 'comments closed'),
		post.cutBy && element('span.badge.bad', {}, `text cut at an unescaped ${post.cutBy}`),
	];
}

/** One post as its readers see it. @param {any} post @param {{ name: string }} author */
export function postCard(post, author) {
	const reactions = Object.values(post.reactions);
	return element(
		'article.card',
		{ 'data-post': post.urn },
		element(
			'div.who',
			{},
			face(author.name),
			element(
				'div',
				{},
				element('b', {}, author.name),
				element('small', {}, `${when(post.createdAt)} · ${post.urn}`),
			),
			badges(post),
		),
		post.text && element('div.text', {}, post.text),
		content(post),
		element(
			'div.counts',
			{},
			element('span', {}, amount(reactions.length, 'reaction')),
			element('span', {}, amount(post.comments.length, 'comment')),
		),
		replyOrder(post.comments).map(comment),
		visitorRow(post),
	);
}
