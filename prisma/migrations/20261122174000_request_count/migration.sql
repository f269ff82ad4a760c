-- Requests of the running minute, of those keys that come near their limit. Unlogged: nobody needs them after a crash.
CREATE UNLOGGED TABLE "request_count" (
    "key_hash" BYTEA NOT NULL,
    "window_at" TIMESTAMPTZ(3) NOT NULL,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "request_count_pkey" PRIMARY KEY ("key_hash")
);
