// @ts-check
'use strict';

/** What a test can change with `POST /__control/settings` and `network: 'x'`. */
const DEFAULT_SETTINGS = {
	/** Names of fields: `both` answers as it is asked, `old` and `new` know one of them only. */
	fieldNames: 'both',
	escapesText: true,
	missingPostStatus: 200,
	privateMetricsRefusal: 'field',
	indexingMs: 0,
	sparsePages: false,
	duplicateWindowMs: 24 * 3_600_000,
	codeLifetimeSeconds: 30,
	accessTokenSeconds: 7_200,
	refreshEndsAccessToken: false,
	/** @type {Record<string, { user?: number, app?: number, userDay?: number, appDay?: number }>} */
	rateLimits: {},
	rateWindowMs: 15 * 60_000,
	/** Dollars left; null without end. @type {number | null} */
	credits: null,
	isEnterprise: false,
	refuseMentions: false,
	processingMs: 1_000,
	/** The next media to be processed fails with this name, such as `InvalidMedia`. @type {string | null} */
	mediaFailNext: null,
	mediaLargestChunk: 5 * 1024 * 1024,
	mostWebhooks: 1,
	mostSubscriptions: 1_500,
	subscriptionAnswer: 'nested',
	crcFailure: 'refuse',
	/** Which secret of the app proves the one to the other: of the API key, or of OAuth 2.0. */
	webhookSecret: 'api',
	webhookTimeoutMs: 10_000,
	webhookRetryMs: [0, 1_000, 2_000, 4_000, 8_000],
	webhookDuplicates: 0,
};

/** @type {Record<string, readonly unknown[]>} */
const CHOICES = {
	fieldNames: ['both', 'old', 'new'],
	missingPostStatus: [200, 404],
	privateMetricsRefusal: ['field', 'post'],
	subscriptionAnswer: ['nested', 'flat', 'list'],
	crcFailure: ['refuse', 'invalid'],
	webhookSecret: ['api', 'client', 'both'],
};

/** Throws for a setting that is not there, or not so. @param {Record<string, unknown>} patch */
function checkSettings(patch) {
	for (const [name, value] of Object.entries(patch)) {
		if (!(name in DEFAULT_SETTINGS))
			throw new Error(`no setting ${name}; known: ${Object.keys(DEFAULT_SETTINGS).join(', ')}`);
		if (CHOICES[name] && !CHOICES[name].includes(value))
			throw new Error(`${name} must be one of ${CHOICES[name].join(', ')}`);
	}
}

module.exports = { DEFAULT_SETTINGS, checkSettings };
