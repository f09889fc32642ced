// @ts-check
'use strict';

/** @param {string} text */
const localized = (text) => ({
	localized: { en_US: text },
	preferredLocale: { country: 'US', language: 'en' },
});

/** What everybody may see. @param {import('../state').Organization} page */
const showPublic = (page) => ({
	id: Number(page.id),
	name: localized(page.name),
	localizedName: page.name,
	vanityName: page.vanityName,
	primaryOrganizationType: page.isBrand ? 'BRAND' : 'NONE',
	...(page.website ? { localizedWebsite: page.website } : {}),
	logoV2: { original: `urn:li:digitalmediaAsset:C4D0BAQ${page.id}` },
});

/** What administrators see. @param {import('../state').Organization} page */
const showFull = (page) => ({
	...showPublic(page),
	versionTag: '1873054461',
	defaultLocale: { country: 'US', language: 'en' },
	autoCreated: false,
	...(page.parent && {
		parentRelationship: {
			parent: `urn:li:organization:${page.parent}`,
			relationshipStatus: 'RELATED_AND_PARENT_ADMINISTERED',
		},
	}),
});

module.exports = { showFull, showPublic };
