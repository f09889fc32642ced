import type { EventItem } from '../contract/event';
import type { Handshake } from './handshake';
import type { SignatureScheme, SignatureVerdict, SignedDelivery } from './signature';

/** All that is special about one network's deliveries. */
export interface WebhookSpec {
	/** The network's name, for the log. */
	readonly title: string;
	readonly handshake?: Handshake;
	/** Answers a verification call in a way of the network's own; undefined refuses it. */
	verify?(query: object, secrets: WebhookSecrets): WebhookAnswer | undefined;
	readonly signature: SignatureScheme;
	/** Reads the credential. May fail: the network is then asked to come back later. */
	secrets(): Promise<WebhookSecrets>;
	/** Looks at every call before it counts as a delivery. What it answers ends the call. */
	intercept?(delivery: Delivery, secrets: WebhookSecrets): Promise<WebhookAnswer | undefined>;
	/** Is told of every delivery that is believed, and of every one that is not. */
	note?(arrival: { kind: 'delivery' } | { kind: 'refused'; reason: SignatureVerdict }): void;
	/**
	 * Passes a believed delivery on to others while the trigger works on it. False asks the network
	 * to send it again; what the trigger has taken by then is a repetition when it does.
	 */
	relay?(delivery: Delivery, secrets: WebhookSecrets): Promise<boolean>;
	/** Turns the parsed body of a believed delivery into output items; an empty list starts no run. */
	items(body: unknown): EventItem[] | Promise<EventItem[]>;
	/**
	 * Completes items that are no repetitions, before the run starts. When it fails or takes too
	 * long, nothing counts as taken and the network is asked to send them again.
	 */
	complete?(unseen: EventItem[]): Promise<EventItem[]>;
}

/** A call as it arrived. */
export type Delivery = SignedDelivery;

/** An answer that starts no run. */
export interface WebhookAnswer {
	readonly status: number;
	readonly type: 'text/plain' | 'application/json';
	readonly body: string;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface WebhookSecrets {
	/** Secrets that may have signed. */
	readonly signing: readonly string[];
	/** The token that the network repeats in its verification call. */
	readonly verifyToken: string;
}
