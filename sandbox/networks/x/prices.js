// @ts-check
'use strict';

const { PROBLEMS, refusal } = require('./errors');

/** Dollars: https://docs.x.com/x-api/getting-started/pricing */
const PRICES = {
	post: 0.015,
	postWithUrl: 0.2,
	summonedReply: 0.01,
	deletion: 0.01,
	mediaMetadata: 0.005,
	postRead: 0.005,
	userRead: 0.01,
};

/** Throws 402 when the credits are used up. @param {import('./state').State} state @param {string} appId */
function requireCredits({ settings }, appId) {
	if (settings.credits === null || settings.credits > 0) return;
	throw refusal(402, {
		account_id: Number(appId),
		title: 'CreditsDepleted',
		detail: `Your enrolled account [${appId}] does not have any credits to fulfill this request.`,
		type: `${PROBLEMS}/credits`,
	});
}

/** Rounded to what a price can be, so that sums of tests are exact. @param {number} dollars */
const rounded = (dollars) => Math.round(dollars * 10_000) / 10_000;

/** @param {import('./state').State} state @param {number} cost dollars */
function charge(state, cost) {
	state.spent = rounded(state.spent + cost);
	if (state.settings.credits !== null)
		state.settings.credits = rounded(state.settings.credits - cost);
}

module.exports = { PRICES, charge, requireCredits };
