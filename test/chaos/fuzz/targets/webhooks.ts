import { createHmac } from 'crypto';
import type { IDataObject, INodeProperties, INodeType } from 'n8n-workflow';
import type { SignatureScheme } from '../../../../nodes/shared/webhook/signature';
import { webhookCall } from '../../../shared/webhook/webhookCall';
import { below, pick, type Random } from '../../support/seed';
import { grow } from '../support/grown';
import { exported, filesBeside, filesIn } from '../support/sources';
import type { FuzzTarget } from '../support/target';
import { must } from '../support/target';
import { TEXTLESS, vocabularyOf } from '../support/vocabulary';

const SECRET = 'secret-of-the-app';
const ODD_BODIES = [
	'',
	'{',
	'null',
	'[]',
	'[[[[',
	'"text"',
	'1e999',
	'\u0000',
	'{"a":1}}',
	'a=b&c=d',
];

/** Texts that are given to the trigger's code as JSON that grows while it is read. */
export const growing = new Map<string, object>();

/** Every trigger of the package, and all ways of signing that there are in it. */
export function webhookTargets(): FuzzTarget[] {
	const schemes = filesIn().flatMap(schemesIn);
	return filesIn()
		.filter((file) => /Trigger\.node\.ts$/.test(file))
		.map((file) => toTarget(file, schemes));
}

function toTarget(file: string, schemes: readonly SignatureScheme[]): FuzzTarget {
	const found = vocabularyOf(filesBeside(file));
	const vocabulary = {
		names: [...found.names, ...TEXTLESS, ...TEXTLESS, ...TEXTLESS],
		texts: [...found.texts, ...IDS, ...IDS, ...IDS],
	};
	const [Trigger] = Object.values(exported(file)) as unknown as Array<new () => INodeType>;
	const trigger = new Trigger();
	const parameters = parametersOf(trigger.description.properties);
	let count = 0;

	async function call(body: string, headers: Record<string, string>) {
		const { context, sent } = webhookCall({
			rawBody: Buffer.from(body),
			headers,
			parameters,
			credentials: credentials(),
		});
		const result = await trigger.webhook?.call(context);
		return { status: sent.status ?? 200, hasRun: result?.workflowData !== undefined };
	}

	return {
		name: `${trigger.description.displayName} takes any delivery, and runs only for what is signed`,
		weight: 12,
		async attempt(random, note) {
			const { text, grown } = randomBody(random, vocabulary, ++count);
			// The first call only shows what is read; nothing it answers is looked at.
			if (grown) await call(text, signed(text, schemes)).catch(() => undefined);
			const body = grown ? grown.text() : text;
			growing.clear();
			note(body);
			const taken = await call(body, signed(body, schemes));
			must(isTaken(taken.status), `a signed delivery got ${taken.status}`);
			const forged = await call(body, badly(random, signed(body, schemes)));
			must(forged.status === 401 && !forged.hasRun, `a forged delivery got ${forged.status}`);
		},
	};
}

const IDS = ['1', 'urn:li:organization:1', 'page', 'instagram', 'LEAD_ACTION', 'CREATED'];

/** Leads cannot be read here: 'come again' is the answer to what announces some. */
const isTaken = (status: number) => [200, 400, 503].includes(status);

function randomBody(random: Random, vocabulary: Parameters<typeof grow>[1], count: number) {
	if (random() < 0.15) return { text: pick(random, ODD_BODIES) };
	const grown = grow(random, vocabulary);
	const text = `growing ${count}`;
	growing.set(text, grown.value);
	return { text, grown };
}

function schemesIn(file: string): SignatureScheme[] {
	if (!/webhooks\.ts$|crc\.ts$|ignature\w*\.ts$/.test(file)) return [];
	const values = Object.values(exported(file)) as unknown as SignatureScheme[];
	return values.filter((value) => value?.header && value.encoding && value.prefix !== undefined);
}

/** A delivery that is signed in every way that a network of the package signs. */
const signed = (body: string, schemes: readonly SignatureScheme[]): Record<string, string> =>
	Object.fromEntries(
		schemes.map(({ header, prefix, encoding, signedBefore = '' }) => {
			const hmac = createHmac('sha256', SECRET).update(signedBefore).update(body);
			return [header, `${prefix}${hmac.digest(encoding)}`];
		}),
	);

/** The same headers, each of them not quite right. */
function badly(random: Random, headers: Record<string, string>): Record<string, string> {
	const spoil = (value: string) =>
		pick(random, [
			'',
			value.slice(0, -1),
			`${value}0`,
			value.slice(0, below(random, value.length)),
			'sha256=',
			'\u0000',
			value.replace(/.(?=.{3}$)/, (letter) => (letter === 'a' ? 'b' : 'a')),
		]);
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			random() < 0.2 ? [] : [[name, spoil(value)]],
		),
	);
}

/** Whatever the credential is asked for is the secret. */
const credentials = (): IDataObject =>
	new Proxy({}, { get: (_, name) => (name === 'oauthTokenData' ? {} : SECRET) });

/** All that can be chosen is chosen; accounts are number 1. */
function parametersOf(properties: readonly INodeProperties[]): Record<string, unknown> {
	return Object.fromEntries(
		properties.map(({ name, type, options, default: preset }) => {
			if (type === 'resourceLocator') return [name, '1'];
			if (type !== 'multiOptions') return [name, preset];
			return [name, (options ?? []).flatMap((one) => ('value' in one ? [one.value] : []))];
		}),
	);
}
