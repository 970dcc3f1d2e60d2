/**
 * The shape of a frame (specification section 4.2.3):
 * type (octet), channel (short), payload size (long), payload, frame-end (octet 0xCE).
 */
export const FRAME_METHOD = 1;
export const FRAME_HEADER = 2;
export const FRAME_BODY = 3;
export const FRAME_HEARTBEAT = 8;
export const FRAME_END = 0xce;

/** Bytes before the payload. */
export const FRAME_HEAD_BYTES = 7;
/** All that a frame has besides its payload. */
export const FRAME_OVERHEAD_BYTES = 8;

/** The least that a frame-max may be (specification section 1.4.2.5, "tune"). */
export const FRAME_MAX_MIN = 4096;

/** Class id, weight and body size: what a content header holds before its property flags (section 4.2.6.1). */
export const CONTENT_HEADER_BYTES = 12;

export const CLASS_BASIC = 60;
