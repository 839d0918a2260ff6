import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks each file against a flavour of PDF: "profile: ..." first, then a line for each failure. */
public class Verify {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        try (InputStream file = new FileInputStream(new File(arguments[1]));
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 100, false, false, false);
            ValidationResult result = validator.validate(parser);
            System.out.println("profile: " + result.getValidationProfile().getPDFAFlavour() + " " + result.getValidationProfile().getDetails().getName());
            System.out.println("checks: " + result.getTotalAssertions());
            System.out.println("compliant: " + result.isCompliant());
            for (TestAssertion found : result.getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println("failed: " + found.getRuleId().getClause() + " " + found.getRuleId().getTestNumber() + " " + found.getMessage() + " " + found.getLocation().getContext());
                }
            }
        }
    }
}
