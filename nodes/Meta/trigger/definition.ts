import type { IHookFunctions } from 'n8n-workflow';
import type { ApiContext } from '../../shared/contract/apiContext';
import type { Platform } from '../../shared/contract/platform';
import type { MetaConnection } from '../connection';

/** Kinds of objects that an app has one callback each for. */
export type MetaObject = 'page' | 'instagram';

/** What one trigger wants Meta to send. */
export interface MetaTriggerNeeds {
	object: MetaObject;
	/** Pages that have to install the app: IDs or aliases. */
	pages: readonly string[];
	/** The Pages are whatever there are: those that do not take the app are left out. */
	skipRefusingPages?: boolean;
	/** Fields of the app's subscription. */
	fields: readonly string[];
	/** Replace an address that is not one of our triggers. */
	takeOver: boolean;
}

/** What a credential knows of its app. */
export interface MetaApp {
	id: string;
	secret: string;
	/** Further secrets that may sign deliveries. */
	otherSecrets?: readonly string[];
	/** Of an app whose address a person enters in its dashboard: the word that Meta repeats. */
	verifyToken?: string;
}

/** All that is special about one trigger node of the Meta family. */
export interface MetaTriggerDefinition {
	readonly platform: Platform;
	readonly object: MetaObject;
	connect(context: ApiContext): Promise<MetaConnection>;
	/** ID and secret of the app, without a call to Meta. */
	readApp(context: ApiContext): Promise<MetaApp>;
	/** Reads the trigger's parameters; may list Pages. Throws for what the user has left out. */
	needs(hook: IHookFunctions, connection: MetaConnection): Promise<MetaTriggerNeeds>;
}
