import { publishOperations } from '../../shared/publish/publishOperations';
import { facebookPublish } from '../publish/capability';

/** Publish and Preview. */
export const publishAndPreview = publishOperations(facebookPublish);
