import type { Operation } from '../../shared/contract/operation';
import { leadOperations } from '../../shared/leads/leadOperations';
import type { FacebookApi } from '../connection';
import { facebookLeads } from '../leads/capability';
import { createTestLead, deleteTestLead } from './lead.testLead';

export const leadOperationsOfFacebook: ReadonlyArray<Operation<FacebookApi>> = [
	...leadOperations(facebookLeads),
	createTestLead,
	deleteTestLead,
];
