import { ConsolePage } from '../../../../features/console/console-page'
import { CalendarDesk } from '../../../../features/console/sessions/calendar-desk'

export default function ConsoleCalendarPage() {
  return <ConsolePage place="calendar">{(office) => <CalendarDesk office={office} />}</ConsolePage>
}
