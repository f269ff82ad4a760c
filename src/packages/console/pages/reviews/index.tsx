import { ConsolePage } from '../../../../features/console/console-page'
import { ReviewsDesk } from '../../../../features/console/reviews-desk'

export default function ConsoleReviewsPage() {
  return <ConsolePage place="reviews">{(office) => <ReviewsDesk office={office} />}</ConsolePage>
}
