import { CalendarDesk } from '../../../../features/console/calendar-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleCalendarPage() {
  return <ConsolePage place="calendar">{(office) => <CalendarDesk office={office} />}</ConsolePage>
}
