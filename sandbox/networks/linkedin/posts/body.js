// @ts-check
'use strict';

const {
	anything,
	bool,
	list,
	oneOf,
	optional,
	record,
	text,
	union,
	urn,
	webUrl,
} = require('../restli/body');

const POST = ['share', 'ugcPost'];
const DURATIONS = ['ONE_DAY', 'THREE_DAYS', 'SEVEN_DAYS', 'FOURTEEN_DAYS'];

const media = record({
	id: urn('image', 'video', 'document'),
	title: optional(text({ max: 400 })),
	altText: optional(text({ max: 4086 })),
});
const multiImage = record({
	images: list(record({ id: urn('image'), altText: optional(text({ max: 4086 })) }), {
		min: 2,
		max: 20,
	}),
});
const article = record({
	source: webUrl,
	title: text({ max: 400, isRequired: true }),
	description: optional(text({ max: 4085 })),
	thumbnail: optional(urn('image')),
	thumbnailAltText: optional(text({ max: 4086 })),
});
const poll = record({
	question: text({ max: 140, isRequired: true }),
	options: list(record({ text: text({ max: 30 }) }), { min: 2, max: 4 }),
	settings: record({
		duration: oneOf(DURATIONS),
		voteSelectionType: optional(oneOf(['SINGLE_VOTE', 'MULTIPLE_VOTE'])),
		isVoterVisibleToAuthor: optional(bool),
	}),
});

/** Body of CREATE; lengths of the commentary are checked apart. */
const postBody = record({
	author: urn('person', 'organization', 'organizationBrand'),
	commentary: text(),
	visibility: oneOf(['PUBLIC', 'CONNECTIONS', 'LOGGED_IN', 'CONTAINER']),
	distribution: record({
		feedDistribution: oneOf(['MAIN_FEED', 'NONE']),
		// Documented as required, left out by clients that are accepted.
		targetEntities: optional(list(anything)),
		thirdPartyDistributionChannels: list(anything),
	}),
	lifecycleState: oneOf(['PUBLISHED']),
	isReshareDisabledByAuthor: optional(bool),
	content: optional(union({ media, multiImage, article, poll })),
	reshareContext: optional(record({ parent: urn(...POST) })),
	contentLandingPage: optional(webUrl),
	contentCallToActionLabel: optional(text()),
	adContext: optional(anything),
	container: optional(urn()),
});

/** Body of PARTIAL_UPDATE. */
const patchBody = record({
	patch: record({
		$set: record({
			commentary: optional(text()),
			contentCallToActionLabel: optional(text()),
			contentLandingPage: optional(webUrl),
			lifecycleState: optional(oneOf(['PUBLISHED'])),
			adContext: optional(anything),
		}),
		$unset: optional(list(oneOf(['contentCallToActionLabel', 'contentLandingPage']))),
	}),
});

module.exports = { POST, patchBody, postBody };
