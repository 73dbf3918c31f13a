internal import LedgerModel
