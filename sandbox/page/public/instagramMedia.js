import { api, element } from './dom.js';

const when = (iso) => new Date(iso).toLocaleString();
const face = (name) =>
	element('span.face', { 'aria-hidden': 'true' }, name.slice(0, 2).toUpperCase());
const act = (accountId, action, more = {}) => api('visitor', { accountId, action, ...more });

function picture(media) {
	const { id, file } = media;
	if (!file?.hasBytes) {
		const size = file ? `${(file.bytes / 1024 / 1024).toFixed(1)} MiB` : 'not shown';
		return element('div.blank', {}, `${media.mediaType.toLowerCase()}, ${size}`);
	}
	if (media.mediaType === 'IMAGE')
		return element('img', { src: `/media?path=/ig/${id}.jpg`, alt: media.options.alt_text ?? '' });
	return element('video', {
		src: `/media?path=/ig/${id}.mp4`,
		controls: true,
		preload: 'metadata',
		poster: media.cover?.hasBytes ? `/media?path=/igcovers/${id}.jpg` : undefined,
	});
}

function comment(media, item) {
	const classes = `div.comment${item.parentId ? '.reply' : ''}${item.isHidden ? '.hidden' : ''}`;
	const button = (text, action) =>
		element(
			'button.tiny',
			{ onclick: () => act(media.accountId, action, { commentId: item.id }) },
			text,
		);
	return element(
		classes,
		{},
		face(item.from.username),
		element(
			'div',
			{},
			element(
				'div.bubble',
				{},
				element('b', {}, item.from.username),
				item.isHidden && element('span.badge', {}, 'hidden'),
				element('div', {}, item.text),
			),
			item.likes.length > 0 && element('span.meta', {}, `${amount(item.likes.length, 'like')} `),
			item.privateReply && element('span.meta', {}, `private reply: ${item.privateReply} `),
			button('reply as visitor', 'reply'),
			item.from.id !== media.accountId && button('remove', 'remove-comment'),
		),
	);
}

const replyOrder = (comments) =>
	comments
		.filter((item) => !item.parentId)
		.flatMap((top) => [top, ...comments.filter((item) => item.parentId === top.id)]);

function visitorRow(media) {
	const { accountId, id: mediaId } = media;
	const isStory = media.productType === 'STORY';
	const send = (event) => {
		event.preventDefault();
		const input = event.target.elements.message;
		const message = input.value || undefined;
		input.value = '';
		void act(accountId, 'comment', { mediaId, message });
	};
	const button = (text, action, more) =>
		element(
			'button.quiet',
			{ type: 'button', onclick: () => act(accountId, action, { mediaId, ...more }) },
			text,
		);
	return element(
		'form.row',
		{ onsubmit: send },
		!isStory &&
			media.isCommentEnabled && [
				element('input', {
					name: 'message',
					'data-key': `comment-${mediaId}`,
					placeholder: 'Comment as a visitor',
					'aria-label': 'Comment as a visitor',
				}),
				element('button.quiet', {}, 'Comment'),
			],
		!isStory && button('Like', 'like'),
		button('10 people look', 'view', { count: 10 }),
		media.collaborators.some(({ inviteStatus }) => inviteStatus === 'Pending') &&
			button('Accept collaboration', 'accept-collaboration'),
	);
}

const tagged = ({ user_tags: tags }) => tags?.map(({ username }) => `@${username}`).join(' ');

function badges({ options, productType, mediaType, isLive, isCommentEnabled, collaborators }) {
	return [
		productType === 'STORY' &&
			element(
				isLive ? 'span.badge.good' : 'span.badge.bad',
				{},
				isLive ? 'story' : 'expired story',
			),
		productType === 'REELS' &&
			element('span.badge', {}, options.trial_params ? 'trial reel' : 'reel'),
		mediaType === 'CAROUSEL_ALBUM' && element('span.badge', {}, 'carousel'),
		options.is_ai_generated && element('span.badge', {}, 'AI info'),
		options.is_paid_partnership && element('span.badge', {}, 'paid partnership'),
		options.share_to_feed === false && element('span.badge', {}, 'not in the feed'),
		options.location_id && element('span.badge', {}, `at ${options.location_id}`),
		!isCommentEnabled && element('span.badge.bad', {}, 'comments off'),
		collaborators.map(({ username, inviteStatus }) =>
			element('span.badge.time', {}, `with @${username}: ${inviteStatus.toLowerCase()}`),
		),
	];
}

/** How many there are of something. @param {number} number @param {string} noun */
const amount = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** One media as its visitors see it. @param {any} media @param {{ isOwn?: boolean }} [options] visitors act on own media only */
export function mediaCard(media, { isOwn = true } = {}) {
	const isFaded = media.productType === 'STORY' && !media.isLive;
	const items = media.children.length > 0 ? media.children : [media];
	return element(
		`article.card${isFaded ? '.faded' : ''}`,
		{ 'data-media': media.id },
		element(
			'div.who',
			{},
			face(media.from.username),
			element(
				'div',
				{},
				element('b', {}, media.from.username),
				element('small', {}, `${when(media.createdAt)} · ${media.id}`),
			),
			badges(media),
		),
		element('div.media', {}, items.map(picture)),
		media.options.caption && element('div.text', {}, media.options.caption),
		tagged(media.options) && element('p.meta', {}, `tagged: ${tagged(media.options)}`),
		media.options.audio_name && element('p.meta', {}, `♪ ${media.options.audio_name}`),
		element(
			'div.counts',
			{},
			element('span', {}, amount(media.likes.length, 'like')),
			element('span', {}, amount(media.comments.length, 'comment')),
			element('span', {}, amount(media.viewers, 'viewer')),
			element('span', {}, media.permalink),
		),
		replyOrder(media.comments).map((item) => comment(media, item)),
		isOwn && !isFaded && visitorRow(media),
	);
}
