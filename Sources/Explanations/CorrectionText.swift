internal import Chronology
internal import Diagnostics
internal import RecordModel

/// The corrections behind a score in text: which, who decided them, when and on what basis, and what they change.
struct CorrectionText {
    let language: Language

    func render(_ corrections: [Correction], _ block: inout TextBlock) {
        guard !corrections.isEmpty else { return }
        block.gap()
        for correction in corrections {
            let basis = correction.basis.isEmpty ? [] : [correction.basis]
            let who = [CorrectionWords.title([correction.number]), correction.by, correction.on.iso] + basis
            block.add(who.filter { !$0.isEmpty }.joined(separator: " · "), hang: 4)
            block.add(correction.target.words, indent: 4, hang: 4)
        }
    }
}
