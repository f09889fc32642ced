/**
 * What X charges for a call, in US dollars, with the credits that apps pay by use.
 * @see https://docs.x.com/x-api/getting-started/pricing
 */
export const PRICES = {
	post: 0.015,
	/** A post whose text has a URL. */
	postWithUrl: 0.2,
	/** An alternative text. */
	mediaMetadata: 0.005,
} as const;
