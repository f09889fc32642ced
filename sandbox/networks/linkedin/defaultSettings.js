// @ts-check
'use strict';

const HOUR = 3_600_000;

/** What a test can change with `POST /__control/settings`. */
const DEFAULT_SETTINGS = {
	/** Months of the API that are served; others answer 426. */
	activeVersions: [
		'202601',
		'202602',
		'202603',
		'202604',
		'202605',
		'202606',
		'202607',
		'202608',
		'202609',
	],
	/** How long media stay PROCESSING. */
	imageMs: 0,
	documentMs: 0,
	processingMs: 1_000,
	/** How a post with media that are not ready is refused: status | value (400, without a reason). */
	notReadyAs: 'status',
	/** The next media to be processed fails with this reason. @type {string | undefined} */
	failNextMedia: undefined,
	uploadUrlMs: 24 * HOUR,
	smallestVideoBytes: 75_000,
	largestVideoBytes: 500 * 1024 * 1024,
	quotedEtags: false,
	/** The next post ends in PUBLISH_FAILED, after 201. */
	failNextPublish: false,
	/** How long a video post stays PUBLISH_REQUESTED. */
	publishMs: 0,
	/** How long the same content of an author counts as a duplicate, also after it was deleted. */
	duplicateMs: 48 * HOUR,
	/** Whether backslashes of little text count for the 3,000 characters: escaped | plain. */
	commentaryCounts: 'escaped',
	/** How long a fresh token answers 401 REVOKED_ACCESS_TOKEN. */
	freshTokenMs: 0,
	localeAsText: false,
	/** standard | development: 500 calls an app, 100 a member and day, no BATCH_GET, no push. */
	tier: 'standard',
	/** Calls a day and endpoint, by resource such as `posts`, or `*`; null means no end.
	 *  @type {Record<string, { app?: number | null, member?: number | null }>} */
	dailyQuotas: {},
	commentBurst: 30,
	commentBurstMs: 60_000,
	pagingTotal: true,
	/** Name of the page in organizationAcls: organization | organizationalTarget, the older one. */
	aclField: 'organization',
	/** How adAccounts pages: token | start. */
	adAccountPaging: 'token',
	leadRetentionDays: 365,
	/** In which order leads come: newest | oldest first. */
	leadOrder: 'newest',
	/** How a person without lead access is refused: 403 | 401. */
	leadAccessStatus: 403,
	webhookTimeoutMs: 3_000,
	webhookRetryMs: [0, 1_000, 2_000, 4_000, 8_000],
	webhookDuplicates: 0,
	webhookBatchMs: 0,
	/** Whether X-LI-Signature carries the prefix `hmacsha256=`. */
	signaturePrefix: false,
	revalidateEveryMs: 2 * HOUR,
	/** Spelling in share statistics: uniqueImpressionsCount | uniqueImpressionsCounts. */
	uniqueImpressionsName: 'uniqueImpressionsCount',
	/** Comment URNs in `generatedActivity` in the short spelling. */
	shortCommentUrns: false,
};

/** @typedef {typeof DEFAULT_SETTINGS} Settings */

module.exports = { DEFAULT_SETTINGS };
