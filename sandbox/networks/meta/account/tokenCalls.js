// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { readParams } = require('../params');
const { findToken, issueToken, requireToken, scopesOf, tokenProblem } = require('../tokens');

const DAY = 24 * 3600;
const LONG_LIFE = 60 * DAY;
const CODE_LIFE_MS = 10 * 60 * 1000;

/** @typedef {import('../state').State} State */

/** @param {State} state @param {Record<string, any>} args */
function requireApp(state, args) {
	const app = state.apps.get(args.client_id);
	if (!app)
		throw graphError(
			101,
			'Error validating application. Cannot get application info due to a system error.',
		);
	if (args.client_secret !== app.secret)
		throw graphError(1, 'Error validating client secret.', { httpStatus: 400 });
	return app;
}

/** @param {State} state @param {import('../state').Token} token */
const tokenAnswer = (state, token) => ({
	access_token: token.token,
	token_type: 'bearer',
	...(token.expiresAt === 0 ? {} : { expires_in: token.expiresAt - state.clock.seconds() }),
});

/** @param {State} state @param {Record<string, any>} args */
function exchangeCode(state, args) {
	const app = requireApp(state, args);
	const code = state.codes.get(args.code);
	if (!code || code.appId !== app.id)
		throw invalid('Invalid verification code format.', { subcode: 36009 });
	if (code.used) throw invalid('This authorization code has been used.', { subcode: 36009 });
	if (state.now() - code.at > CODE_LIFE_MS)
		throw invalid('This authorization code has expired.', { subcode: 36007 });
	if (args.redirect_uri !== code.redirectUri) {
		throw invalid(
			'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
			{ subcode: 36008 },
		);
	}
	code.used = true;
	const life = state.settings.codeTokenLifetimeSeconds;
	const token = issueToken(state, {
		type: code.systemUser ? 'SYSTEM_USER' : 'USER',
		userId: code.userId,
		expiresAt: code.systemUser ? 0 : state.clock.seconds() + life,
		isLongLived: code.systemUser || life > DAY,
	});
	return tokenAnswer(state, token);
}

/** @param {State} state @param {Record<string, any>} args */
function exchangeForLongLived(state, args) {
	requireApp(state, args);
	const source = requireToken(state, args.fb_exchange_token);
	if (source.type === 'SYSTEM_USER') {
		const is60Days = args.set_token_expires_in_60_days === true;
		if (!is60Days) throw invalid('Param set_token_expires_in_60_days is required for this token');
	} else if (source.type !== 'USER') throw invalid('Only user tokens can be exchanged');
	const expiresAt =
		source.type === 'USER' && source.isLongLived
			? source.expiresAt
			: state.clock.seconds() + LONG_LIFE;
	const token = issueToken(state, {
		type: source.type,
		userId: source.userId,
		expiresAt,
		isLongLived: true,
	});
	return tokenAnswer(state, token);
}

/** @type {Record<string, { params: import('../params').Params, run(state: State, args: any): unknown }>} */
const GRANTS = {
	authorization_code: {
		params: { code: 'text', redirect_uri: 'text', code_verifier: 'text' },
		run: exchangeCode,
	},
	fb_exchange_token: {
		params: { fb_exchange_token: 'text', set_token_expires_in_60_days: 'bool' },
		run: exchangeForLongLived,
	},
	client_credentials: {
		params: {},
		run(state, args) {
			const app = requireApp(state, args);
			return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' };
		},
	},
};

/** `oauth/access_token`. @param {State} state @param {any} request */
function accessToken(state, request) {
	const grantType = request.params.grant_type ?? 'authorization_code';
	const grant = GRANTS[grantType];
	if (!grant) throw invalid(`Invalid grant_type: ${grantType}`);
	if (request.hasBasicAuth) throw invalid('Missing client_id parameter.');
	const args = readParams(request.params, {
		client_id: 'text',
		client_secret: 'text',
		grant_type: 'text',
		...grant.params,
	});
	for (const name of ['client_id', 'client_secret']) {
		if (args[name] === undefined) throw invalid(`Missing ${name} parameter.`);
	}
	return grant.run(state, args);
}

/** @param {State} state @param {import('../state').Token} token */
function granularScopes(state, token) {
	const person = state.people.get(token.userId ?? '');
	return scopesOf(state, token).map((scope) => {
		const ids = person?.selectedPages;
		const isPageScope = scope.startsWith('pages_') || scope === 'read_insights';
		return isPageScope && ids ? { scope, target_ids: [...ids] } : { scope };
	});
}

/** `debug_token`: asked with the app token of the same app. @param {State} state @param {any} request */
function debugToken(state, request) {
	const asking = requireToken(state, request.tokenText);
	const args = readParams(request.params, { input_token: 'text' });
	if (args.input_token === undefined) throw invalid('The parameter input_token is required');
	const token = findToken(state, args.input_token);
	const dead = (/** @type {number} */ subcode, /** @type {string} */ message) => ({
		error: { code: 190, message, ...(subcode ? { subcode } : {}) },
		is_valid: false,
		scopes: [],
	});
	if (!token) return { data: dead(0, 'Invalid OAuth access token.') };
	if (asking.appId !== token.appId || !['APP', 'USER'].includes(asking.type)) {
		throw invalid(
			'You must provide an app access token, or a user access token that is an owner or developer of the app',
		);
	}
	const problem = tokenProblem(state, token);
	return {
		data: {
			app_id: token.appId,
			type: token.type,
			application: state.apps.get(token.appId)?.name,
			data_access_expires_at: token.dataAccessExpiresAt,
			expires_at: token.expiresAt,
			is_valid: problem === undefined,
			issued_at: token.issuedAt,
			...(token.pageId ? { profile_id: token.pageId } : {}),
			scopes: scopesOf(state, token),
			granular_scopes: granularScopes(state, token),
			...(token.userId ? { user_id: token.userId } : {}),
			...(problem ? dead(problem, 'Error validating access token') : {}),
		},
	};
}

/** `oauth/revoke`. @param {State} state @param {any} request */
function revokeToken(state, request) {
	requireToken(state, request.tokenText);
	const args = readParams(request.params, {
		client_id: 'text',
		client_secret: 'text',
		revoke_token: 'text',
	});
	requireApp(state, args);
	const token = state.tokens.get(args.revoke_token);
	if (!token) throw invalid('The token to revoke is not valid');
	token.invalidSubcode = 467;
	return { success: true };
}

/** Calls that no node answers, by `METHOD path`. */
const TOKEN_CALLS = {
	'GET /oauth/access_token': accessToken,
	'POST /oauth/access_token': accessToken,
	'GET /debug_token': debugToken,
	'GET /oauth/revoke': revokeToken,
};

module.exports = { TOKEN_CALLS };
