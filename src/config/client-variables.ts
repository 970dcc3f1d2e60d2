/**
 * Environment variables that say which broker the commands of the command line talk to: settings of none.
 */
export const clientVariables = {
  url: 'LEVERET_URL',
  managementUrl: 'LEVERET_MANAGEMENT_URL',
  vhost: 'LEVERET_VHOST',
  /** The name of a profile. */
  profile: 'LEVERET_PROFILE',
  /** The file of profiles. */
  profiles: 'LEVERET_PROFILES',
} as const;
