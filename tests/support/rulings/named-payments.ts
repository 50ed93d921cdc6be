import { named, type NamedRuling } from './ruling';

/** Rulings of hardship, of what the bank collects, of suspense and of second persons, that tests elsewhere show. */
export const NAMED_PAYMENTS: readonly NamedRuling[] = [
  ...named('filing-documents', [
    ['Q-44', 'ratio', 'more than twenty documents', 'too-many-documents', 'is possible twenty times'],
  ]),
  ...named('relief', [
    ['Q-45', 'ratio', 'for more than twelve months', 'relief-until', 'for more than twelve months'],
    ['Q-45', 'ratio', 'for a month that is paid', 'relief-until', 'for a month that is paid'],
    [
      'Q-45',
      'ratio',
      'ratios that are not below the lowest',
      'relief-ratio',
      'by ratios that are not below the lowest',
    ],
    ['Q-45', 'ratio', 'a second time', 'relief-in-force', 'a second time, while one waits and while one is in force'],
    [
      'Q-45',
      'ratio',
      'another ratio meanwhile',
      'ratio-relief-in-force',
      'hold until the month applied for, and those of before return by themselves',
    ],
    [
      'Q-45',
      'month',
      'months over its end',
      'months-over-relief',
      'is saved no further than to its end, and is announced before it',
    ],
  ]),
  ...named('collections', [
    [
      'Q-64',
      'month',
      'the bank has been told to collect it',
      'collection-sent',
      'keeps the month from being taken back and paid otherwise until the bank answers (Q-64)',
    ],
    ['Q-54', 'month', '托收 without an account', 'collection-no-account', 'needs an account of the unit'],
  ]),
  ...named('revoke-back-payment', [
    ['Q-64', 'back-pay', 'its money has arrived', 'receipt-arrived', 'is refused once its money has arrived'],
  ]),
  ...named('change-method', [
    [
      'Q-54',
      'month',
      'to 暂存款 where two persons decide',
      'second-person-for-suspense',
      'to 暂存款 alone is refused where the unit wants a second person, to others it is not',
    ],
    [
      'Q-56',
      'month',
      'another method, once too little has come',
      'receipt-in-suspense',
      'after too little came: only to 暂存款, where that lies (R-7)',
    ],
  ]),
  ...named('too-little-arrived', [
    ['Q-64', 'month', 'too little has arrived', 'receipt-in-suspense', 'is refused, and says what to do'],
    ['Q-64', 'back-pay', 'too little has arrived', 'receipt-in-suspense', 'is refused, and says what to do'],
  ]),
  ...named('allocate-suspense', [
    [
      'Q-55',
      'month',
      'a claim confirmed by its proposer',
      'suspense-own-proposal',
      'to the proposer himself, and twice',
    ],
    ['Q-55', 'month', 'a claim decided twice', 'suspense-decided', 'to the proposer himself, and twice'],
  ]),
  ...named('second-person', [
    ['Q-47', 'month', 'approved by its maker', 'approval-own', 'never the maker himself, whatever he may do besides'],
    ['Q-47', 'month', 'another one waits', 'approval-waits', 'of two who submit at once one waits, the other is told'],
  ]),
  ...named('annual-review', [
    ['Q-35', 'import', 'an amount is none', 'annual-amount-unreadable', 'an amount is none'],
    [
      'Q-35',
      'import',
      'the rows are not as many as 导入条数',
      'row-count-differs',
      'the rows are not as many as 导入条数 says',
    ],
  ]),
];
