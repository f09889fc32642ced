import type { MetaTriggerDefinition } from '../../Meta/trigger/definition';
import { metaTriggerMethods } from '../../Meta/trigger/methods';
import { inputError } from '../../shared/http/failure';
import { connectOutsideItems } from '../connection';
import { FACEBOOK } from '../platform';
import { fieldsOf } from './index';
import { readMetaAppOf, readPage, readTakeOver, readTriggerOn } from './parameters';

/** The trigger for events of one Page. */
export const pageEventTrigger: MetaTriggerDefinition = {
	platform: FACEBOOK,
	object: 'page',
	connect: connectOutsideItems,
	readApp: readMetaAppOf,
	async needs(hook) {
		const fields = fieldsOf(readTriggerOn(hook));
		if (fields.length === 0) {
			throw inputError(hook.getNode(), {
				field: 'Trigger On',
				happened: 'No event is chosen',
				fix: "Choose at least one event under 'Trigger On'.",
			});
		}
		return { object: 'page', pages: [readPage(hook)], fields, takeOver: readTakeOver(hook) };
	},
};

/** Subscribes the app and the Page when the workflow is activated, and takes it back after. */
export const subscriptionMethods = metaTriggerMethods(pageEventTrigger);
