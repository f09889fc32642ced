// @ts-check
'use strict';

/** What a test can change with `POST /__control/settings`. */
const DEFAULT_SETTINGS = {
	processingMs: 1_000,
	requireProof: false,
	nullBatchItems: false,
	webhookDuplicates: 0,
	webhookBatchMs: 0,
	webhookRetryMs: [0, 1_000, 2_000, 4_000, 8_000, 16_000],
	webhookTimeoutMs: 5_000,
	codeTokenLifetimeSeconds: 5_100,
	sparsePages: false,
	refuseSamePhotoTwice: false,
	/** @type {Record<string, unknown> | undefined} */
	appUsage: { call_count: 3, total_time: 2, total_cputime: 2 },
	/** @type {Record<string, unknown> | undefined} */
	businessUsage: undefined,
	finishReturnsPostId: false,
	numericLeadIds: false,
	instagramImageMs: 0,
	instagramContainerLagMs: 0,
	instagramRefuseLateMoov: false,
	/** @type {number | undefined} */
	instagramFailNext: undefined,
	instagramRepublish: 'refuse',
	instagramTokenAnswer: 'flat',
	instagramWebhookLayout: 'documented',
	instagramWebhookArray: false,
	instagramWebhookSecret: 'instagram',
	instagramPublicContentAccess: true,
	numericInstagramIds: false,
	pagePublicAccess: true,
};

module.exports = { DEFAULT_SETTINGS };
