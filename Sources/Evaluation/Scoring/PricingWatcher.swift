public import Exact
public import RuleModel

/// Sees what the prices and conditions of rules are asked while a run scores, and changes nothing: how examples find out
/// which bands and edges of a regulation they touch.
public protocol PricingWatcher: Sendable {
    /// A price has been asked.
    func priced(_ rule: Rule, _ price: any Price, _ given: any PriceContext)
    /// A number has been held against a condition's bounds.
    func compared(_ rule: Rule, _ comparison: Comparison, _ value: Rational)
}
