// @ts-check
'use strict';

const { badField, badInput, notFound } = require('../errors');

/** All media that a post names, with their places in the body. @param {any} content @returns {[string, string][]} */
function mediaOf(content) {
	if (content?.media) return [[content.media.id, '/content/media/id']];
	if (content?.article?.thumbnail)
		return [[content.article.thumbnail, '/content/article/thumbnail']];
	return (content?.multiImage?.images ?? []).map(
		(/** @type {any} */ image, /** @type {number} */ index) => [
			image.id,
			`/content/multiImage/images/${index}/id`,
		],
	);
}

/**
 * Media must exist, belong to the author and be AVAILABLE. The codes for media that are not ready are
 * this sandbox's own; only that such posts are refused is documented.
 * @param {import('../rest').Call} call @param {any} body
 */
function checkMedia({ state }, body) {
	const { content, author } = body;
	const { media } = content ?? {};
	if (media?.id.startsWith('urn:li:document:') && !media.title)
		throw badField('MISSING_FIELD', '/content/media/title', 'A document needs a title');
	if (media?.altText !== undefined && !media.id.startsWith('urn:li:image:'))
		throw badField('INVALID_VALUE_FOR_FIELD', '/content/media/altText', 'Only images have altText');
	for (const [urn, path] of mediaOf(content)) {
		const held = state.media.get(urn);
		if (!held) throw notFound(urn);
		if (held.owner !== author)
			throw badField('INVALID_VALUE_FOR_FIELD', path, `${urn} is not owned by the author`);
		if (held.status !== 'AVAILABLE' && state.settings.notReadyAs === 'value')
			throw badField('INVALID_VALUE_FOR_FIELD', path, `Invalid value for field ${path}`);
		if (held.status !== 'AVAILABLE')
			throw badInput(
				[
					{
						code: `MEDIA_ASSET_${held.status}`,
						fieldPath: path,
						description: `${urn} is not ready: ${held.status}`,
					},
				],
				422,
			);
	}
}

module.exports = { checkMedia, mediaOf };
