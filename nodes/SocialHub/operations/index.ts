import type { Operation } from '../../shared/contract/operation';
import type { HubApi } from '../hub';
import { checkConnections } from './account.check';
import { bestTimes } from './analytics.bestTimes';
import { getReport } from './analytics.getReport';
import { previewPost } from './post.preview';
import { publishPost } from './post.publish';

/** All that the hub can do, in the order of its menus. */
export const socialHubOperations: ReadonlyArray<Operation<HubApi>> = [
	publishPost,
	previewPost,
	getReport,
	bestTimes,
	checkConnections,
];
