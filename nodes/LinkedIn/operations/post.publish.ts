import { publishOperations } from '../../shared/publish/publishOperations';
import { linkedInPublish } from '../publish/capability';

/** Publish, Preview and Finish. */
export const publishPreviewAndFinish = publishOperations(linkedInPublish);
