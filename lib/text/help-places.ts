/** Which topic of the help belongs to which pages: the longest beginning of the address wins. Small, because every page carries it. */
export const HELP_PLACES = {
  home: '/',
  'change-roster': '/change-roster',
  open: '/change-roster/open',
  unseal: '/change-roster/unseal',
  seal: '/change-roster/seal',
  import: '/change-roster/import',
  'base-adjustment': '/base-adjustment',
  'ratio-adjustment': '/ratio-adjustment',
  'back-payment': '/back-payment',
  remittance: '/remittance',
  payments: '/payments',
  corrections: '/corrections',
  approvals: '/approvals',
  transfers: '/transfers',
  maintenance: '/maintenance',
  operators: '/maintenance/operators',
  units: '/units',
  employees: '/queries/employees',
  unit: '/queries/unit',
  lists: '/queries',
  arrears: '/queries/arrears',
  logs: '/queries/logs',
  jobs: '/jobs',
  notices: '/notices',
  settings: '/settings',
  office: '/admin',
  reviews: '/admin/reviews',
  applications: '/admin/applications',
  receipts: '/admin/receipts',
  suspense: '/admin/suspense',
  'units-of-centre': '/admin/units',
  'arrears-of-centre': '/admin/arrears',
  'transfers-of-centre': '/admin/transfers',
  parameters: '/admin/parameters',
  papers: '/admin/papers',
  staff: '/admin/staff',
  certificates: '/admin/certificates',
} as const;

export type HelpTopic = keyof typeof HELP_PLACES;

export const helpLinkText = { open: '本页怎么办' } as const;

/** The topic that explains the page at this address. */
export function helpTopicOf(path: string): HelpTopic {
  const entries = Object.entries(HELP_PLACES) as [HelpTopic, string][];
  const fitting = entries.filter(([, place]) => path === place || path.startsWith(`${place}/`) || place === '/');
  return fitting.reduce((best, entry) => (entry[1].length > best[1].length ? entry : best))[0];
}
