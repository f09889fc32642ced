// @ts-check
'use strict';

/**
 * What makes a process of n8n part of a queue mode, besides the addresses of Redis and PostgreSQL.
 * `deploy/compose.yaml` sets the same; a test holds them together.
 * @type {Record<string, string>}
 */
const QUEUE_SETTINGS = {
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	// Every process has to see every file: the file system of one container will not do.
	N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE: '1024',
	// n8n ends a process that has not seen Redis for so long; compose starts it again.
	QUEUE_BULL_REDIS_TIMEOUT_THRESHOLD: '30000',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_POOL_SIZE: '10',
};

/** Found dead sooner than by default, so that the tests need not wait for a minute. */
const IMPATIENT = {
	QUEUE_WORKER_LOCK_DURATION: '5000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

/**
 * @param {{ redis: { port: number }, postgres: { port: number, user: string, database: string } }} services
 * @returns {Record<string, string>}
 */
function queueEnvironment({ redis, postgres }) {
	return {
		...QUEUE_SETTINGS,
		...IMPATIENT,
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: 'local-only',
		DB_POSTGRESDB_DATABASE: postgres.database,
	};
}

module.exports = { QUEUE_SETTINGS, queueEnvironment };
