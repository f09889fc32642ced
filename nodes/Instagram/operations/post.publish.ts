import { publishOperations } from '../../shared/publish/publishOperations';
import { instagramPublish } from '../publish/capability';

/** Publish, Preview and Finish. */
export const publishPreviewAndFinish = publishOperations(instagramPublish);
