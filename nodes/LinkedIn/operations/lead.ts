import type { Operation } from '../../shared/contract/operation';
import { leadOperations } from '../../shared/leads/leadOperations';
import type { LinkedInApi } from '../connection';
import { linkedInLeads } from '../leads/capability';

export const leadOperationsOfLinkedIn: ReadonlyArray<Operation<LinkedInApi>> =
	leadOperations(linkedInLeads);
